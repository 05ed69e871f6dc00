import { expect, it } from 'vitest';
import { rangeOf } from './range';

it('covers_all_values_of_an_even_picture', () => {
  const values = Array.from({ length: 1000 }, (_, i) => i);

  const { lower, upper } = rangeOf(values);

  expect(lower).toBe(0);
  expect(upper).toBeGreaterThan(990);
  expect(upper).toBeLessThan(1001);
});

it('is_not_darkened_by_a_single_bright_spot', () => {
  const values = Array.from({ length: 10_000 }, (_, i) => i % 100);
  values[77] = 50_000;

  expect(rangeOf(values).upper).toBeLessThan(200);
});

it('is_never_empty', () => {
  expect(rangeOf([7, 7, 7])).toEqual({ lower: 7, upper: 8 });
  expect(rangeOf([])).toEqual({ lower: 0, upper: 1 });
});
