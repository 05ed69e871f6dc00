/** Of a tag, in CSS pixels: what surrounds its letters, and one of them. */
const [AROUND, LETTER] = [19, 7];

const widthOf = (word: string): number => AROUND + LETTER * word.length;

/**
 * The modalities that a column has room for; when some must be left out, room is kept for how many they are. One is always
 * shown.
 *
 * @param width of the column's inside, in CSS pixels
 */
export function fitting(modalities: readonly string[], width: number): { shown: readonly string[]; more: number } {
  const room = (count: number): number => {
    const rest = modalities.length - count;
    return modalities.slice(0, count).reduce((sum, one) => sum + widthOf(one), rest > 0 ? widthOf(`+${rest}`) : 0);
  };
  let count = modalities.length;
  while (count > 1 && room(count) > width) count--;
  return { shown: modalities.slice(0, count), more: modalities.length - count };
}
