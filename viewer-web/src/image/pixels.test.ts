import { expect, it } from 'vitest';
import { coloured, grey } from './pixels';

const range = { lower: 0, upper: 255 };

it('turns_white_to_black_when_inverted', () => {
  expect([...grey([0, 255], range, true)]).toEqual([255, 255, 255, 255, 0, 0, 0, 255]);
});

it('clips_what_lies_outside_the_range', () => {
  expect([...grey([-500, 500], range, false)].filter((_, i) => i % 4 === 1)).toEqual([0, 255]);
});

it('takes_colours_with_and_without_opacity', () => {
  const expected = [1, 2, 3, 255, 4, 5, 6, 255];

  expect([...coloured([1, 2, 3, 4, 5, 6], 2)]).toEqual(expected);
  expect([...coloured([1, 2, 3, 9, 4, 5, 6, 9], 2)]).toEqual(expected);
});
