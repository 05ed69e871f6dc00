import { expect, it } from 'vitest';
import { Problem } from '../dicomweb/problem';
import type { Frame } from './frames';
import { nothingShown, phaseOf } from './viewState';

const frame = { imageId: 'wadors:/s/instances/1.1/frames/1', number: 1, dataSet: {} } as Frame;

it('is_loading_until_the_frame_asked_for_is_on_the_screen', () => {
  expect(phaseOf(nothingShown)).toBe('loading');
  expect(phaseOf({ ...nothingShown, frame, index: 3, target: 4 })).toBe('loading');
  expect(phaseOf({ ...nothingShown, frame, index: 4, target: 4 })).toBe('shown');
});

it('has_failed_whatever_frame_is_still_on_the_screen', () => {
  const failed = new Problem('forbidden', 403, '', '');

  expect(phaseOf({ ...nothingShown, frame, index: 4, target: 4, failed })).toBe('failed');
});
