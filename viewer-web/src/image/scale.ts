/** Lengths of a scale bar, in millimetres. */
const lengths = [1, 2, 5, 10, 20, 50, 100, 200];

/** The longest usual length that still fits; undefined when even the shortest does not. */
export function scaleLength(pixelsPerMillimetre: number, room: number): number | undefined {
  return lengths.findLast((length) => length * pixelsPerMillimetre <= room);
}
