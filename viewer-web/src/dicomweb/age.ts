import { parseDate } from './time';

export type AgeUnit = 'Y' | 'M' | 'W' | 'D';
export interface Age {
  readonly count: number;
  readonly unit: AgeUnit;
}

const OLDEST = 130;

/** The age at the study: as sent (VR AS, `045Y`), else from the birth date. */
export function ageAt(patientAge: string, birthDate: string, studyDate: string): Age | undefined {
  const sent = /^(\d{3})([YMWD])$/.exec(patientAge);
  if (sent) return plausible({ count: Number(sent[1]), unit: sent[2] as AgeUnit });
  const born = parseDate(birthDate);
  const at = parseDate(studyDate);
  if (!born || !at || at < born) return undefined;
  const months = monthsBetween(born, at);
  if (months >= 36) return plausible({ count: Math.floor(months / 12), unit: 'Y' });
  if (months >= 2) return { count: months, unit: 'M' };
  return { count: Math.round((at.getTime() - born.getTime()) / 86_400_000), unit: 'D' };
}

/** A birth date of 1800 stands for none. */
function plausible(age: Age): Age | undefined {
  return age.unit === 'Y' && age.count > OLDEST ? undefined : age;
}

function monthsBetween(from: Date, to: Date): number {
  const months = (to.getFullYear() - from.getFullYear()) * 12 + to.getMonth() - from.getMonth();
  return to.getDate() < from.getDate() ? months - 1 : months;
}
