import dayjs, { type Dayjs } from 'dayjs';
import { type Entry, textOf, textsOf, type Value } from './entry';
import type { FieldSpec } from './fields';

/** What the inputs of a form hold. */
export type FormValue = string | readonly string[] | Dayjs | null | undefined;
export type FormValues = Record<string, FormValue>;

const lists = new Set(['choices', 'hours', 'limits']);

/** What the archive takes for what stands in an input; nothing stands as an empty text or list. */
export function toValue({ type }: FieldSpec, value: FormValue): Value {
  if (type === 'limits') return completeLimits(Array.isArray(value) ? (value as string[]) : []);
  if (lists.has(type)) return Array.isArray(value) ? (value as string[]) : [];
  if (typeof value === 'string') return value.trim();
  if (!dayjs.isDayjs(value)) return '';
  return type === 'day' ? value.format('YYYY-MM-DD') : value.second(0).format('YYYY-MM-DDTHH:mm:ssZ');
}

export function toFormValue({ name, type }: FieldSpec, entry: Entry): FormValue {
  if (lists.has(type)) return textsOf(entry, name);
  const text = textOf(entry, name);
  if (type === 'day' || type === 'moment') return text ? dayjs(text) : null;
  return text;
}

/** All values of a form, by field. */
export function toValues(fields: readonly FieldSpec[], form: FormValues): Record<string, Value> {
  return Object.fromEntries(fields.map((field) => [field.name, toValue(field, form[field.name])]));
}

export interface ServiceHours {
  /** Days 1 (Monday) to 7. */
  readonly days: string;
  readonly times: string;
}

/** Reads '1-5 08:00-17:30'. */
export function parseHours(text: string): ServiceHours {
  const [days = '1-5', times = ''] = text.split(' ');
  return { days, times };
}

export function formatHours({ days, times }: ServiceHours): string {
  return `${days} ${times.trim()}`;
}

export const priorities = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5'] as const;

/** Minutes to accept, to a preliminary and to the published answer where a contract says nothing else. */
export const defaultLimits: Readonly<Record<string, readonly number[]>> = {
  P0: [5, 20, 30],
  P1: [10, 30, 60],
  P2: [30, 120, 240],
  P3: [60, 120, 480],
  P4: [120, 480, 1440],
  P5: [1440, 2880, 4320],
};

/** Reads 'P1 10/30/60' as the minutes of its priority. */
export function parseLimits(texts: readonly string[]): Record<string, readonly (number | null)[]> {
  return Object.fromEntries(
    texts.map((text) => {
      const [priority = '', minutes = ''] = text.split(' ');
      return [priority, minutes.split('/').map((part) => (part ? Number(part) : null))];
    }),
  );
}

/** While it is written a stage may be empty; a priority without any minutes is none. */
export function formatLimits(limits: Readonly<Record<string, readonly (number | null)[]>>): string[] {
  return Object.entries(limits)
    .filter(([, minutes]) => minutes.some((minute) => minute !== null))
    .map(([priority, minutes]) => `${priority} ${[0, 1, 2].map((stage) => minutes[stage] ?? '').join('/')}`);
}

/** The defaults hold for the stages of a priority that were left empty. */
export function completeLimits(texts: readonly string[]): string[] {
  return Object.entries(parseLimits(texts)).map(([priority, minutes]) => {
    const whole = [0, 1, 2].map((stage) => minutes[stage] ?? defaultLimits[priority]?.[stage] ?? '');
    return `${priority} ${whole.join('/')}`;
  });
}
