import dayjs from 'dayjs';
import type { Messages } from '../i18n/zh';
import type { Fault } from './desk';
import { type Entry, textOf, textsOf } from './entry';
import type { FieldSpec } from './fields';
import { parseHours } from './values';

type Words = Messages['directory'];

/** What a field is called; people have names of their own, and devices have the titles they call with. */
export function labelOf({ name, type }: FieldSpec, kind: string, words: Words): string {
  const labels: Readonly<Record<string, string>> = words.fields;
  if (name === 'name' && kind === 'people') return words.fields.personName;
  if (type === 'aeTitle' || (name === 'title' && kind === 'ae-titles')) return words.fields.aeTitle;
  return labels[name] ?? name;
}

export function hintOf({ name, type }: FieldSpec, kind: string, words: Words): string {
  if (type === 'aeTitle') return '';
  return words.hints[name === 'title' && kind === 'ae-titles' ? 'aeTitle' : name] ?? '';
}

/** What is wrong with a field, and what it should be. */
export function faultText({ code, sentence }: Fault, hint: string, words: Words): string {
  const said = words.faults[code] ?? sentence;
  return code === 'form' && hint ? `${said}：${hint}`.replace(/：(?=[\x20-\x7e])/, ': ') : said;
}

export function moment(text: string): string {
  return text ? dayjs(text).format('YYYY-MM-DD HH:mm') : '';
}

/** A field of an entry as people read it. */
export function shown(field: FieldSpec, entry: Entry, words: Words, institutions: ReadonlyMap<string, string>): string {
  const text = textOf(entry, field.name);
  switch (field.type) {
    case 'choice':
      return words.choices[text] ?? text;
    case 'choices':
      return textsOf(entry, field.name)
        .map((word) => words.choices[word] ?? word)
        .join(' · ');
    case 'institution':
      return institutions.get(text) ?? text;
    case 'moment':
      return moment(text);
    case 'person':
      return `${textOf(entry, 'personName')} ${text}`.trim();
    case 'hours':
      return textsOf(entry, field.name)
        .map((hours) => `${daysText(parseHours(hours).days, words)} ${parseHours(hours).times}`)
        .join('; ');
    default:
      return text;
  }
}

/** '1-5' as Monday to Friday. */
export function daysText(days: string, words: Words): string {
  if (days === '1-7') return words.everyDay;
  return days
    .split('-')
    .map((day) => words.days[Number(day) - 1] ?? day)
    .join(' – ');
}
