export type Point = readonly [number, number];

/** How fingers moved: from where their middle was to where it is, and how much farther they are apart. */
export interface FingerMove {
  readonly fingers: 1 | 2;
  readonly from: Point;
  readonly to: Point;
  readonly spread: number;
}

/** Closer than this two fingers are one for the screen, and a ratio of distances says nothing. */
const CLOSEST = 10;

/** Follows the fingers on a picture. After two, a finger that stays longer than the other moves nothing until all have left. */
export class Fingers {
  private readonly places = new Map<number, Point>();
  private most = 0;

  down(id: number, place: Point): void {
    this.places.set(id, place);
    this.most = Math.max(this.most, this.places.size);
  }

  up(id: number): void {
    this.places.delete(id);
    if (this.places.size === 0) this.most = 0;
  }

  /** @returns undefined for what means nothing */
  move(id: number, place: Point): FingerMove | undefined {
    if (!this.places.has(id)) return undefined;
    const before = [...this.places.values()];
    this.places.set(id, place);
    const after = [...this.places.values()];
    if (before.length !== this.most || before.length > 2) return undefined;
    const spread = before.length === 2 ? Math.max(apart(after), CLOSEST) / Math.max(apart(before), CLOSEST) : 1;
    return { fingers: before.length === 2 ? 2 : 1, from: middle(before), to: middle(after), spread };
  }
}

function middle(places: readonly Point[]): Point {
  const sum = (axis: 0 | 1): number => places.reduce((total, place) => total + place[axis], 0) / places.length;
  return [sum(0), sum(1)];
}

function apart([a, b]: readonly Point[]): number {
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0;
}

const [SHORTEST_STEP, LONGEST_STEP] = [5, 24];

/** Turns a finger's way down the screen into steps through a stack: the height of the viewport is the stack, within reason. */
export class FingerScroll {
  private left = 0;

  /**
   * @param way in CSS pixels, downwards
   * @param height of the viewport in CSS pixels
   * @param count of the frames
   */
  steps(way: number, height: number, count: number): number {
    const step = Math.min(LONGEST_STEP, Math.max(SHORTEST_STEP, height / Math.max(1, count)));
    this.left += way;
    const steps = Math.trunc(this.left / step);
    this.left -= steps * step;
    return steps;
  }

  /** A new finger begins anew. */
  begin(): void {
    this.left = 0;
  }
}
