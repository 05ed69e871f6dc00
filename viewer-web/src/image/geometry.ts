import type { Types } from '@cornerstonejs/core';
import type { ImageDirection } from './orientation';

type Viewport = Types.IStackViewport;

/** Where the pixels of the shown image lie on the screen. */
export interface Placement {
  /** Device pixels on the screen for one row of the image. */
  readonly zoom: number;
  /** What lies to the right and below on the screen, as directions in the image. */
  readonly right: ImageDirection;
  readonly down: ImageDirection;
}

export function placement(viewport: Viewport): Placement | undefined {
  const image = viewport.getImageData() as Types.IImageData | undefined;
  if (!image) return undefined;
  const { direction, spacing } = image;
  const inImage = (from: Types.Point2, to: Types.Point2): ImageDirection => {
    const a = viewport.canvasToWorld(from);
    const b = viewport.canvasToWorld(to);
    const along = (axis: 0 | 3): number =>
      [0, 1, 2].reduce((sum, i) => sum + ((b[i] ?? 0) - (a[i] ?? 0)) * (direction[axis + i] ?? 0), 0);
    return unit([along(0), along(3)]);
  };
  const centre: Types.Point2 = [viewport.element.clientWidth / 2, viewport.element.clientHeight / 2];
  const below: Types.Point2 = [centre[0], centre[1] + 100];
  const a = viewport.canvasToWorld(centre);
  const b = viewport.canvasToWorld(below);
  const millimetres = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
  return {
    zoom: ((100 * devicePixelRatio) / millimetres) * spacing[1],
    right: inImage(centre, [centre[0] + 100, centre[1]]),
    down: inImage(centre, below),
  };
}

function unit([x, y]: readonly [number, number]): ImageDirection {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

/**
 * How far the centre of an image must move for its pixels to lie on whole pixels of the screen.
 *
 * @returns half a pixel when one of both counts is odd and the other even, else nothing
 */
export function alignment(screenPixels: number, imagePixels: number): number {
  return (screenPixels - imagePixels) % 2 === 0 ? 0 : 0.5;
}

/** One pixel of the image on exactly one pixel of the screen, the image's centre in the middle. */
export function toNative(viewport: Viewport): void {
  const image = viewport.getImageData() as Types.IImageData | undefined;
  if (!image) return;
  const [columns, rows] = image.dimensions;
  const { width, height } = viewport.canvas;
  const { viewPlaneNormal, position, focalPoint } = viewport.getCamera();
  if (!viewPlaneNormal || !position || !focalPoint) return;
  const i = (columns - 1) / 2 + alignment(width, columns);
  const j = (rows - 1) / 2 + alignment(height, rows);
  const centre = [0, 1, 2].map(
    (axis) =>
      (image.origin[axis] ?? 0) +
      i * image.spacing[0] * (image.direction[axis] ?? 0) +
      j * image.spacing[1] * (image.direction[3 + axis] ?? 0),
  ) as unknown as Types.Point3;
  const distance = Math.hypot(...[0, 1, 2].map((axis) => (position[axis] ?? 0) - (focalPoint[axis] ?? 0)));
  viewport.setCamera({
    focalPoint: centre,
    position: centre.map((value, axis) => value + distance * (viewPlaneNormal[axis] ?? 0)) as Types.Point3,
    parallelScale: (height * image.spacing[1]) / 2,
  });
}
