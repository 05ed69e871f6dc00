import { type Frame, isMonochrome, sentWindow } from './frames';
import { loadFrame } from './loading';
import { rangeOf } from './range';
import { toWindow, type Window } from './window';

const FEW_VALUES = 20;
const fitted = new Map<string, Window>();

/** The frame that stands for a series: the one in its middle. */
export function middleOf(frames: readonly Frame[]): Frame | undefined {
  return frames[Math.floor(frames.length / 2)];
}

/**
 * A window for the objects of a stack that bring none: fitted to the values of its middle frame and the same for all, so
 * that brightness can be compared while scrolling. None for colour, or when the middle frame cannot be read.
 */
export async function windowFor(frames: readonly Frame[]): Promise<Window | undefined> {
  const middle = middleOf(frames);
  if (!middle || !isMonochrome(middle) || sentWindow(middle)) return undefined;
  const known = fitted.get(middle.imageId);
  if (known) return known;
  const image = await loadFrame(middle).catch(() => undefined);
  if (!image) return undefined;
  const range = rangeOf(image.getPixelData());
  // LINEAR counts in whole values: for fractions of them only the exact function makes sense.
  const window = toWindow(range, range.upper - range.lower < FEW_VALUES ? 'LINEAR_EXACT' : 'LINEAR');
  fitted.set(middle.imageId, window);
  return window;
}
