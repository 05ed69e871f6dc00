import type { StackViewport } from '@cornerstonejs/core';

/** Whether a picture fills its place, so that it can go on filling it when the place changes. */
export class Fit {
  private filled = true;
  private size = '';

  constructor(private readonly viewport: StackViewport) {}

  /** To be told of each drawing. Another view's change of size draws this one, too, before its own is heard of. */
  note(): void {
    const { width, height } = this.viewport.getCanvas();
    const size = `${width}x${height}`;
    if (this.size !== '' && this.size !== size) return;
    this.size = size;
    const [x, y] = this.viewport.getPan();
    this.filled = Math.abs(this.viewport.getZoom() - 1) < 0.001 && Math.hypot(x, y) < 0.5;
  }

  /** Of the place as it was; from now on the new one counts. */
  before(): boolean {
    this.size = '';
    return this.filled;
  }
}
