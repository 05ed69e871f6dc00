import type { Range } from './window';

const BINS = 4096;

/**
 * The range that shows an image which brings no window of its own: all of its values but the brightest few, so that a
 * single bright spot (a bladder in PET, a vessel in MR) does not darken the rest.
 *
 * @param values modality values in any order
 * @param brightest the share of values that may be white
 */
export function rangeOf(values: ArrayLike<number>, brightest = 0.002): Range {
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  if (!(highest > lowest))
    return { lower: Number.isFinite(lowest) ? lowest : 0, upper: (Number.isFinite(lowest) ? lowest : 0) + 1 };
  const bins = new Uint32Array(BINS);
  const scale = (BINS - 1) / (highest - lowest);
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor(((values[i] ?? 0) - lowest) * scale);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let above = 0;
  let top = BINS - 1;
  while (top > 1 && above + (bins[top] ?? 0) <= values.length * brightest) above += bins[top--] ?? 0;
  return { lower: lowest, upper: lowest + (top + 1) / scale };
}
