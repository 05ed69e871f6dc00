import { type DataSet, number } from '../dicomweb/dataSet';
import { Tag } from '../dicomweb/tags';
import type { Range } from './window';

/** Which bits of a pixel's cell hold its value; the others may hold an overlay or anything else (PS3.5 8.1.1). */
export interface StoredBits {
  readonly stored: number;
  /** Counts from 0, the lowest bit. */
  readonly high: number;
  readonly signed: boolean;
}

/** Modality values from stored ones (PS3.3 C.11.1). */
export interface Rescale {
  readonly slope: number;
  readonly intercept: number;
}

/** @returns undefined when the value fills its cell, or when the numbers contradict each other */
export function storedBits(dataSet: DataSet): StoredBits | undefined {
  const allocated = number(dataSet, Tag.BitsAllocated);
  const stored = number(dataSet, Tag.BitsStored);
  if (allocated === undefined || stored === undefined || stored < 1 || stored >= allocated) return undefined;
  const high = number(dataSet, Tag.HighBit) ?? stored - 1;
  if (high < stored - 1 || high >= allocated) return undefined;
  return { stored, high, signed: number(dataSet, Tag.PixelRepresentation) === 1 };
}

/** The value in a cell. */
export function valueOf(cell: number, { stored, high, signed }: StoredBits): number {
  const left = cell << (31 - high);
  return signed ? left >> (32 - stored) : left >>> (32 - stored);
}

/**
 * What the decoder shall be told: it takes the sign from the highest of the lowest `BitsStored` bits, so that a value above
 * unused low bits must be announced with them.
 */
export function withLowBits(dataSet: DataSet): DataSet {
  const bits = storedBits(dataSet);
  if (!bits || bits.high === bits.stored - 1) return dataSet;
  return { ...dataSet, [Tag.BitsStored]: { vr: 'US', Value: [bits.high + 1] } };
}

/**
 * Leaves of a decoded, rescaled picture what its stored bits say, in place.
 *
 * @param range of the values as they are
 * @returns the range of the values afterwards
 */
export function keepStored(values: Values, range: Range, bits: StoredBits, { slope, intercept }: Rescale): Range {
  if (bits.high === bits.stored - 1 && [range.lower, range.upper].every((value) => fits(value))) return range;
  let [lower, upper] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = valueOf(cell(values[i] ?? 0), bits) * slope + intercept;
    values[i] = value;
    if (value < lower) lower = value;
    if (value > upper) upper = value;
  }
  return { lower, upper };

  function cell(value: number): number {
    return Math.round((value - intercept) / slope);
  }

  function fits(value: number): boolean {
    return valueOf(cell(value), bits) === cell(value);
  }
}

/** A typed array, as far as this is concerned. */
interface Values {
  readonly length: number;
  [index: number]: number;
}
