import type { Range } from './window';

/**
 * Grey pictures by a linear window.
 *
 * @returns four bytes for each value: red, green, blue, opacity
 */
export function grey(
  values: ArrayLike<number>,
  { lower, upper }: Range,
  inverted: boolean,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(values.length * 4);
  const scale = 255 / (upper - lower);
  for (let i = 0; i < values.length; i++) {
    const value = ((values[i] ?? 0) - lower) * scale;
    const shown = inverted ? 255 - value : value;
    out[4 * i] = shown;
    out[4 * i + 1] = shown;
    out[4 * i + 2] = shown;
    out[4 * i + 3] = 255;
  }
  return out;
}

/**
 * Colour pictures, of three or four samples a pixel.
 *
 * @param count pixels
 * @returns four bytes for each pixel: red, green, blue, opacity
 */
export function coloured(values: ArrayLike<number>, count: number): Uint8ClampedArray<ArrayBuffer> {
  const samples = values.length / count;
  const out = new Uint8ClampedArray(count * 4);
  for (let i = 0; i < count; i++) {
    for (let sample = 0; sample < 3; sample++) out[4 * i + sample] = values[i * samples + sample] ?? 0;
    out[4 * i + 3] = 255;
  }
  return out;
}
