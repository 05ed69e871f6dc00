import { expect, it } from 'vitest';
import type { DataSet } from '../dicomweb/dataSet';
import { lossOf } from './lossy';

const saying = (value: string): DataSet => ({ '00282110': { vr: 'CS', Value: [value] } });
const coded = (digits: string, dataSet: DataSet = {}) => lossOf(dataSet, `1.2.840.10008.1.2.4.${digits}`);

it('believes_the_object_that_says_it_once_was_lossy', () => {
  expect(coded('70', saying('01'))).toBe('lossy');
  expect(lossOf(saying('01'), '1.2.840.10008.1.2.1')).toBe('lossy');
});

it('knows_codings_that_always_lose_whatever_the_object_says', () => {
  for (const digits of ['50', '51', '111', '100', '102', '103.1', '107']) {
    expect([digits, coded(digits), coded(digits, saying('00'))]).toEqual([digits, 'lossy', 'lossy']);
  }
});

it('warns_of_codings_that_may_lose_until_the_object_says_that_it_did_not', () => {
  for (const digits of ['81', '91', '93', '112', '203']) {
    expect([digits, coded(digits), coded(digits, saying('00'))]).toEqual([digits, 'maybe', 'none']);
  }
});

it('does_not_warn_of_lossless_codings', () => {
  expect(['57', '70', '80', '90', '92', '110', '201', '202'].map((digits) => coded(digits))).toEqual(
    Array(8).fill('none'),
  );
  expect(lossOf({}, '1.2.840.10008.1.2.5')).toBe('none');
  expect(lossOf({}, '')).toBe('none');
});
