declare const space: unique symbol;
/** A direction in the patient: millimetres towards left, posterior, head (PS3.3 C.7.6.2.1.1). */
export type PatientDirection = readonly [number, number, number] & { readonly [space]?: 'patient' };
/** A direction in the image: pixels along a row to the right and along a column down. */
export type ImageDirection = readonly [number, number] & { readonly [space]?: 'image' };

/** How an image lies in the patient. */
export interface Plane {
  /** Where a row goes, from its first to its last pixel. */
  readonly row: PatientDirection;
  /** Where a column goes, from its first to its last pixel. */
  readonly column: PatientDirection;
}

const OBLIQUE = 0.2;
const axes = [
  ['L', 'R'],
  ['P', 'A'],
  ['H', 'F'],
] as const;
const opposite: Readonly<Record<string, string>> = { L: 'R', R: 'L', A: 'P', P: 'A', H: 'F', F: 'H' };

/** Image Orientation (Patient) (0020,0037) as a plane; undefined unless it is two directions. */
export function planeOf(cosines: readonly number[]): Plane | undefined {
  const [a, b, c, d, e, f] = cosines;
  if (cosines.length !== 6 || Math.hypot(a ?? 0, b ?? 0, c ?? 0) < 0.5 || Math.hypot(d ?? 0, e ?? 0, f ?? 0) < 0.5) {
    return undefined;
  }
  return { row: [a ?? 0, b ?? 0, c ?? 0], column: [d ?? 0, e ?? 0, f ?? 0] };
}

/** The letters towards which a direction points, the strongest first: `L`, or `PH` for an oblique one. */
export function letters(direction: PatientDirection): string {
  return direction
    .map((part, axis) => ({ size: Math.abs(part), letter: axes[axis]?.[part >= 0 ? 0 : 1] ?? '' }))
    .filter(({ size }) => size > OBLIQUE)
    .sort((a, b) => b.size - a.size)
    .map(({ letter }) => letter)
    .join('');
}

/**
 * The letters at an edge of the screen.
 *
 * @param towards where the edge lies, as a direction in the image
 * @param plane how the image lies in the patient, when Image Orientation (Patient) says so
 * @param sent Patient Orientation (0020,0020): the letters of row and column, for projections without a plane
 */
export function edgeLetters(towards: ImageDirection, plane: Plane | undefined, sent: readonly string[]): string {
  const [x, y] = towards;
  if (plane) {
    const part = (axis: 0 | 1 | 2): number => x * plane.row[axis] + y * plane.column[axis];
    return letters([part(0), part(1), part(2)]);
  }
  const alongRow = Math.abs(x) >= Math.abs(y);
  const word = (alongRow ? sent[0] : sent[1]) ?? '';
  return (alongRow ? x : y) >= 0 ? word : word.replace(/./g, (letter) => opposite[letter] ?? letter);
}
