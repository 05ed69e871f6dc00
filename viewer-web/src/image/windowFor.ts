import { type Frame, isMonochrome, sentWindow } from './frames';
import { loadFrame } from './loading';
import { rangeOf } from './range';
import { toWindow, type Window } from './window';

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
  const window = toWindow(rangeOf(image.getPixelData()), 'LINEAR');
  fitted.set(middle.imageId, window);
  return window;
}
