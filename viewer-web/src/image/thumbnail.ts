import type { Types } from '@cornerstonejs/core';
import { type Frame, isWhiteLow, sentWindow } from './frames';
import { announce, loadFrame } from './loading';
import { coloured, grey } from './pixels';
import { rangeOf } from './range';
import { toRange } from './window';

/** Draws a frame small, in the middle of a canvas, with its own window. */
export async function drawThumbnail(frame: Frame, canvas: HTMLCanvasElement): Promise<void> {
  announce([frame]);
  const image = await loadFrame(frame);
  const full = new OffscreenCanvas(image.columns, image.rows);
  const picture = full.getContext('2d');
  const target = canvas.getContext('2d');
  if (!picture || !target) return;
  picture.putImageData(new ImageData(pixels(image, frame), image.columns, image.rows), 0, 0);
  const aspect =
    image.columnPixelSpacing && image.rowPixelSpacing ? image.columnPixelSpacing / image.rowPixelSpacing : 1;
  const scale = Math.min(canvas.width / (image.columns * aspect), canvas.height / image.rows);
  const [width, height] = [image.columns * aspect * scale, image.rows * scale];
  target.imageSmoothingQuality = 'high';
  target.clearRect(0, 0, canvas.width, canvas.height);
  target.drawImage(full, (canvas.width - width) / 2, (canvas.height - height) / 2, width, height);
}

function pixels(image: Types.IImage, frame: Frame): Uint8ClampedArray<ArrayBuffer> {
  const values = image.getPixelData();
  if (image.color) return coloured(values, image.columns * image.rows);
  const window = sentWindow(frame);
  return grey(values, window ? toRange(window) : rangeOf(values), isWhiteLow(frame));
}
