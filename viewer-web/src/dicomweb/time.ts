/** A DICOM date (VR DA) as a local calendar day; undefined when it is none. */
export function parseDate(date: string): Date | undefined {
  const match = /^(\d{4})[.-]?(\d{2})[.-]?(\d{2})$/.exec(date);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const parsed = new Date(year, month - 1, day);
  return parsed.getMonth() === month - 1 && parsed.getDate() === day ? parsed : undefined;
}

/** The date as the reader's language writes it, never in US order. What is no date is shown as it came. */
export function showDate(date: string, language: string): string {
  const parsed = parseDate(date);
  if (!parsed) return date;
  return language.startsWith('zh')
    ? `${date.slice(0, 4)}-${twoDigits(parsed.getMonth() + 1)}-${twoDigits(parsed.getDate())}`
    : new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short', year: 'numeric' }).format(parsed);
}

/** Hours and minutes of a DICOM time (VR TM); empty when there is none. */
export function showTime(time: string): string {
  const match = /^(\d{2}):?(\d{2})/.exec(time);
  return match ? `${match[1] ?? ''}:${match[2] ?? ''}` : '';
}

/** A local day as DICOM writes it. */
export function toDicomDate(day: Date): string {
  return `${day.getFullYear()}${twoDigits(day.getMonth() + 1)}${twoDigits(day.getDate())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
