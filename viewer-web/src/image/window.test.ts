import { describe, expect, it } from 'vitest';
import { grey } from './pixels';
import { dragged, showValue, toRange, toWindow, type Window } from './window';

const soft: Window = { center: 40, width: 400, function: 'LINEAR' };

/** PS3.3 C.11.2.1.2.1, as it is written there. */
function linear(x: number, { center: c, width: w }: Window): number {
  if (x <= c - 0.5 - (w - 1) / 2) return 0;
  if (x > c - 0.5 + (w - 1) / 2) return 255;
  return ((x - (c - 0.5)) / (w - 1) + 0.5) * 255;
}

describe('LINEAR', () => {
  it('is_black_and_white_where_the_standard_says', () => {
    expect(toRange(soft)).toEqual({ lower: -160, upper: 239 });
  });

  it('draws_every_value_as_the_function_of_the_standard', () => {
    const values = Array.from({ length: 600 }, (_, i) => i - 250);

    const drawn = grey(values, toRange(soft), false);

    values.forEach((value, i) => {
      expect(Math.abs((drawn[4 * i] ?? NaN) - linear(value, soft))).toBeLessThanOrEqual(0.5);
    });
  });

  it('stays_drawable_at_the_width_of_one', () => {
    const { lower, upper } = toRange({ center: 100, width: 1, function: 'LINEAR' });

    expect(upper).toBeGreaterThan(lower);
    expect([...grey([99, 100], { lower, upper }, false)].filter((_, i) => i % 4 === 0)).toEqual([0, 255]);
  });
});

it('reaches_white_at_the_full_width_when_exact', () => {
  expect(toRange({ ...soft, function: 'LINEAR_EXACT' })).toEqual({ lower: -160, upper: 240 });
});

it.each(['LINEAR', 'LINEAR_EXACT', 'SIGMOID'] as const)('finds_the_window_of_its_own_range_%s', (kind) => {
  const window = { center: -600, width: 1500, function: kind };

  expect(toWindow(toRange(window), kind)).toEqual(window);
});

it('writes_whole_numbers_unless_they_would_say_nothing', () => {
  expect(showValue(39.7, 400)).toBe('40');
  expect(showValue(0.4567, 1.2)).toBe('0.457');
  expect(showValue(2.5, 5)).toBe('2.5');
});

it('widens_to_the_right_and_darkens_downwards_as_far_as_it_is_wide', () => {
  expect(dragged(soft, 0, 25)).toEqual({ ...soft, center: 80 });
  expect(dragged(soft, 250, 0).width).toBeCloseTo(400 * Math.E);
  expect(dragged(soft, -1e6, 0).width).toBe(1);
});
