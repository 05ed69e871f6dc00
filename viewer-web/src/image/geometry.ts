import type { StackViewport, Types } from '@cornerstonejs/core';
import type { ImageDirection } from './orientation';

/** Where the pixels of the shown image lie on the screen: how many of the image's a step of one CSS pixel crosses. */
export interface Placement {
  readonly right: ImageDirection;
  readonly down: ImageDirection;
}

const FAR = 100;

export function placement(viewport: StackViewport): Placement | undefined {
  const image = viewport.getImageData() as Types.IImageData | undefined;
  if (!image) return undefined;
  const { direction, spacing } = image;
  const { clientWidth, clientHeight } = viewport.element;
  const centre: Types.Point2 = [clientWidth / 2, clientHeight / 2];
  const from = viewport.canvasToWorld(centre);
  const step = (x: number, y: number): ImageDirection => {
    const to = viewport.canvasToWorld([centre[0] + x * FAR, centre[1] + y * FAR]);
    const along = (axis: number): number =>
      [0, 1, 2].reduce((sum, i) => sum + ((to[i] ?? 0) - (from[i] ?? 0)) * (direction[axis + i] ?? 0), 0) / FAR;
    return [along(0) / spacing[0], along(3) / spacing[1]];
  };
  return { right: step(1, 0), down: step(0, 1) };
}

/** Device pixels for one pixel of the image, measured down the screen. */
export function zoomOf({ down }: Placement, pixelRatio: number): number {
  return 1 / (Math.hypot(...down) * pixelRatio);
}

/** CSS pixels for one millimetre, measured across the screen. */
export function pixelsPerMillimetre(
  { right }: Placement,
  [rowSpacing, columnSpacing]: readonly [number, number],
): number {
  return 1 / Math.hypot(right[0] * columnSpacing, right[1] * rowSpacing);
}

/**
 * How far the centre of an image must move for its pixels to lie on whole pixels of the screen.
 *
 * @returns half a pixel when one of both counts is odd and the other even, else nothing
 */
export function alignment(screenPixels: number, imagePixels: number): number {
  return (screenPixels - imagePixels) % 2 === 0 ? 0 : 0.5;
}

/**
 * One pixel of the image on exactly one pixel of the screen, the image's centre in the middle. Pixels that are not square
 * in the patient become square on the screen.
 */
export function showNative(viewport: StackViewport): void {
  moveTo(viewport, (_, whole) => whole);
}

/** As {@link showNative}, where it is: the next image of a stack may lie a fraction of a pixel beside the one before. */
export function alignNative(viewport: StackViewport): void {
  moveTo(viewport, (here, whole) => whole + Math.round(here - whole));
}

/**
 * @param choose of the image's column (or row) in the middle of the screen, and the one there when its centre is in the
 *     middle and pixels lie on pixels, the one to be there
 */
function moveTo(viewport: StackViewport, choose: (here: number, whole: number) => number): void {
  const image = viewport.getImageData() as Types.IImageData | undefined;
  const { viewPlaneNormal, position, focalPoint } = viewport.getCamera();
  const placed = placement(viewport);
  if (!image || !placed || !viewPlaneNormal || !position || !focalPoint) return;
  const { dimensions, direction, origin } = image;
  const [columnSpacing, rowSpacing] = image.spacing;
  const { width, height } = viewport.canvas;
  const turned = Math.abs(placed.right[0]) < Math.abs(placed.right[1]);
  const axes = [0, 1, 2] as const;
  const along = (offset: number): number =>
    axes.reduce<number>((sum, axis) => sum + (focalPoint[axis] - origin[axis]) * (direction[offset + axis] ?? 0), 0);
  const i = choose(
    along(0) / columnSpacing,
    (dimensions[0] - 1) / 2 + alignment(turned ? height : width, dimensions[0]),
  );
  const j = choose(along(3) / rowSpacing, (dimensions[1] - 1) / 2 + alignment(turned ? width : height, dimensions[1]));
  const at = (axis: 0 | 1 | 2): number =>
    origin[axis] + i * columnSpacing * direction[axis] + j * rowSpacing * (direction[3 + axis] ?? 0);
  const distance = Math.hypot(...axes.map((axis) => position[axis] - focalPoint[axis]));
  const back = (axis: 0 | 1 | 2): number => at(axis) + distance * viewPlaneNormal[axis];
  viewport.setCamera({
    focalPoint: [at(0), at(1), at(2)],
    position: [back(0), back(1), back(2)],
    parallelScale: (height * Math.max(columnSpacing, rowSpacing)) / 2,
    aspectRatio: turned ? [columnSpacing, rowSpacing] : [rowSpacing, columnSpacing],
  });
}
