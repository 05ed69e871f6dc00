import type { DataSet } from './dataSet';

/** A person's name in its three groups (PS3.5 6.2.1); a group that is not there is empty. */
export interface PersonName {
  readonly alphabetic: string;
  readonly ideographic: string;
  readonly phonetic: string;
}

export function personName(dataSet: DataSet, tag: string): PersonName {
  const value = (dataSet[tag]?.Value?.[0] ?? {}) as { Alphabetic?: string; Ideographic?: string; Phonetic?: string };
  return { alphabetic: value.Alphabetic ?? '', ideographic: value.Ideographic ?? '', phonetic: value.Phonetic ?? '' };
}

/** The name a reader looks for: in its own script when it has one. */
export function mainName(name: PersonName): string {
  return readable(name.ideographic) || readable(name.alphabetic) || readable(name.phonetic);
}

/** The other form beside the main one, for who reads only that: empty when there is none. */
export function secondName(name: PersonName): string {
  const main = mainName(name);
  return [readable(name.alphabetic), readable(name.phonetic)].find((form) => form && form !== main) ?? '';
}

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Components stand apart by ^; family and given name of Chinese, Japanese and Korean are written together. */
function readable(group: string): string {
  const components = group
    .split('^')
    .map((component) => component.trim())
    .filter(Boolean);
  return components.join(components.every((component) => EAST_ASIAN.test(component)) ? '' : ' ');
}
