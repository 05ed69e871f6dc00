import { useEffect, useRef } from 'react';
import type { Frame } from '../image/frames';
import { drawThumbnail } from '../image/thumbnail';
import { middleOf } from '../image/windowFor';

const SIZE = 64;

/** The middle picture of a series, small. It stays dark when the picture cannot be read: the viewport says why. */
export function Thumbnail({ frames }: { frames: readonly Frame[] }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const middle = middleOf(frames);
    if (canvas.current && middle) void drawThumbnail(middle, canvas.current).catch(() => undefined);
  }, [frames]);
  return (
    <canvas ref={canvas} width={SIZE * devicePixelRatio} height={SIZE * devicePixelRatio} data-testid="thumbnail" />
  );
}
