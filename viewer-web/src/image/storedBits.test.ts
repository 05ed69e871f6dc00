import { describe, expect, it } from 'vitest';
import type { DataSet } from '../dicomweb/dataSet';
import { keepStored, type StoredBits, storedBits, valueOf, withLowBits } from './storedBits';

const header = (allocated: number, stored: number, high?: number, sign = 0): DataSet => ({
  '00280100': { vr: 'US', Value: [allocated] },
  '00280101': { vr: 'US', Value: [stored] },
  ...(high !== undefined && { '00280102': { vr: 'US', Value: [high] } }),
  '00280103': { vr: 'US', Value: [sign] },
});
const twelve: StoredBits = { stored: 12, high: 11, signed: false };
const asSent = { slope: 1, intercept: 0 };

it('knows_which_bits_of_a_cell_are_the_value', () => {
  expect(storedBits(header(16, 12))).toEqual(twelve);
  expect(storedBits(header(16, 10, 13, 1))).toEqual({ stored: 10, high: 13, signed: true });
  expect(storedBits(header(16, 16, 15))).toBeUndefined();
  expect(storedBits(header(16, 12, 5))).toBeUndefined();
  expect(storedBits({})).toBeUndefined();
});

it('reads_values_with_and_without_sign', () => {
  expect(valueOf(0x8abc, twelve)).toBe(0xabc);
  expect(valueOf(0x7fff, { ...twelve, signed: true })).toBe(-1);
  expect(valueOf(0x7ff, { ...twelve, signed: true })).toBe(2047);
  expect(valueOf(0xabcf, { stored: 12, high: 15, signed: false })).toBe(0xabc);
  expect(valueOf(-0x5431, { stored: 12, high: 15, signed: true })).toBe(-0x544);
});

it('tells_the_decoder_where_the_sign_lies', () => {
  expect(withLowBits(header(16, 12, 15, 1))['00280101']?.Value).toEqual([16]);
  const usual = header(16, 12, 11);
  expect(withLowBits(usual)).toBe(usual);
});

describe('keepStored', () => {
  it('takes_an_overlay_out_of_the_values_that_it_lies_above', () => {
    const values = Uint16Array.of(7, 0x8007, 0x1fff);

    const range = keepStored(values, { lower: 7, upper: 0x8007 }, twelve, asSent);

    expect([...values]).toEqual([7, 7, 0xfff]);
    expect(range).toEqual({ lower: 7, upper: 0xfff });
  });

  it('does_so_through_the_rescaling', () => {
    const [slope, intercept] = [0.5, -1024];
    const values = Float32Array.of(100 * slope + intercept, (0x8000 + 100) * slope + intercept);

    keepStored(values, { lower: -974, upper: 15410 }, twelve, { slope, intercept });

    expect([...values]).toEqual([-974, -974]);
  });

  it('leaves_a_picture_alone_whose_values_all_fit', () => {
    const values = Object.freeze([0, 4095]) as number[];
    const range = { lower: 0, upper: 4095 };

    expect(keepStored(values, range, twelve, asSent)).toBe(range);
  });
});
