/** The function of a window (PS3.3 C.11.2.1.2, C.11.2.1.3). */
export type WindowFunction = 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID';

/**
 * A window over modality values: Hounsfield units for CT.
 *
 * `center` and `width` are Window Center (0028,1050) and Window Width (0028,1051).
 */
export interface Window {
  readonly center: number;
  readonly width: number;
  readonly function: WindowFunction;
}

/** Modality values that become black and white; between them LINEAR and LINEAR_EXACT are straight. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
}

/** Narrower than this a window would be a step, and rendering would divide by nothing. */
const NARROWEST = 1e-3;

/** Where a window begins and ends: LINEAR reaches white one below center + width / 2, and half a value lower at both ends. */
export function toRange({ center, width, function: kind }: Window): Range {
  if (kind === 'LINEAR_EXACT') {
    const half = Math.max(width, NARROWEST) / 2;
    return { lower: center - half, upper: center + half };
  }
  const half = Math.max(width - 1, NARROWEST) / 2;
  return { lower: center - 0.5 - half, upper: center - 0.5 + half };
}

export function toWindow({ lower, upper }: Range, kind: WindowFunction): Window {
  return kind === 'LINEAR_EXACT'
    ? { center: (lower + upper) / 2, width: upper - lower, function: kind }
    : { center: (lower + upper + 1) / 2, width: upper - lower + 1, function: kind };
}

/** How far a finger has to go to make a window e times as wide. */
const REACH = 250;

/**
 * The window after a drag: to the right it grows wider, downwards it moves up, which darkens, as with the mouse.
 *
 * @param right in CSS pixels, as `down`
 */
export function dragged(window: Window, right: number, down: number): Window {
  return {
    ...window,
    center: window.center + (down * window.width) / REACH,
    width: Math.max(window.width * Math.exp(right / REACH), window.function === 'LINEAR' ? 1 : NARROWEST),
  };
}

/** A window as people write it: whole numbers unless the values are so small that they would say nothing. */
export function showValue(value: number, width: number): string {
  return width >= 20 ? String(Math.round(value)) : value.toPrecision(3).replace(/\.?0+$/, '');
}
