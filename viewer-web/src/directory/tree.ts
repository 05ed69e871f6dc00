import { type Entry, textOf } from './entry';

export type Branch = Entry & { readonly children?: readonly Branch[] };

/** Puts institutions below those that supervise them; whose supervisor is not among them stands at the top. */
export function asTree(entries: readonly Entry[]): readonly Branch[] {
  const codes = new Set(entries.map((entry) => textOf(entry, 'code')));
  const below = (code: string): readonly Branch[] =>
    entries.filter((entry) => textOf(entry, 'parent') === code).map(branch);
  const branch = (entry: Entry): Branch => {
    const children = below(textOf(entry, 'code'));
    return children.length > 0 ? { ...entry, children } : entry;
  };
  return entries.filter((entry) => !codes.has(textOf(entry, 'parent'))).map(branch);
}
