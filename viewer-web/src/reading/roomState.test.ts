import { expect, it } from 'vitest';
import { seriesUid } from '../dicomweb/uid';
import { arrange, emptyRoom, place, stepSeries, stepViewport, toggleMaximised } from './roomState';
import { patientHue } from './patientHue';

const [a, b, c] = [seriesUid('1.1'), seriesUid('1.2'), seriesUid('1.3')];
const room = place(emptyRoom, 0, b);

it('fills_new_viewports_with_pictures_not_yet_shown', () => {
  expect(arrange(room, '2x2', [a, b, c]).cells).toEqual([b, a, c, undefined]);
});

it('keeps_what_lies_in_hidden_viewports', () => {
  const four = arrange(room, '2x2', [a, b, c]);

  const one = arrange({ ...four, active: 2 }, '1x1', [a, b, c]);

  expect(one).toMatchObject({ active: 0, cells: [b, a, c, undefined] });
});

it('steps_through_the_series_and_stays_at_the_ends', () => {
  expect(stepSeries(room, 1, [a, b, c]).cells[0]).toBe(c);
  expect(stepSeries(room, -1, [b, c])).toBe(room);
  expect(stepSeries(emptyRoom, 1, [a]).cells[0]).toBe(a);
});

it('walks_around_the_viewports', () => {
  const two = arrange(room, '1x2', [a, b]);

  expect(stepViewport(two, -1).active).toBe(1);
  expect(stepViewport(stepViewport(two, 1), 1).active).toBe(0);
});

it('maximises_only_among_several', () => {
  expect(toggleMaximised(room, 0).maximised).toBe(false);
  const big = toggleMaximised(arrange(room, '1x2', [a, b]), 1);
  expect(big).toMatchObject({ maximised: true, active: 1 });
  expect(toggleMaximised(big, 1).maximised).toBe(false);
});

it('gives_a_patient_the_same_colour_always', () => {
  expect(patientHue('P-1')).toBe(patientHue('P-1'));
  expect(patientHue('P-1')).not.toBe(patientHue('P-2'));
});
