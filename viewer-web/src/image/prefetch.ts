import { CACHE_BYTES } from './engine';
import type { Frame } from './frames';
import { loadFrame } from './loading';
import { nearestFirst } from './nearestFirst';

const AT_ONCE = 3;

const VIEWPORTS = 4;
const BYTES_PER_PIXEL = 4;

/** How many frames a viewport may have ready, so that four of them do not push each other's out of the cache. */
export function affordable(rows: number, columns: number): number {
  return Math.floor(CACHE_BYTES / VIEWPORTS / (rows * columns * BYTES_PER_PIXEL));
}

/** Fetches the frames around the shown one while nobody waits, nearest first; a new place changes the order at once. */
export class Prefetch {
  private queue: number[] = [];
  private running = 0;
  private readonly asked = new Set<number>();

  constructor(
    private readonly frames: readonly Frame[],
    private readonly most: number,
  ) {}

  around(current: number): void {
    this.asked.add(current);
    this.queue = nearestFirst(current, this.frames.length)
      .slice(0, this.most)
      .filter((index) => !this.asked.has(index));
    while (this.running < AT_ONCE && this.queue.length > 0) void this.next();
  }

  stop(): void {
    this.queue = [];
  }

  /** A frame that fails here fails visibly when somebody scrolls to it; until then a server in trouble is left alone. */
  private giveUp(index: number): void {
    this.asked.delete(index);
    this.stop();
  }

  private async next(): Promise<void> {
    this.running++;
    for (let index = this.queue.shift(); index !== undefined; index = this.queue.shift()) {
      this.asked.add(index);
      const frame = this.frames[index];
      if (frame)
        await loadFrame(frame).catch(() => {
          this.giveUp(index);
        });
    }
    this.running--;
  }
}
