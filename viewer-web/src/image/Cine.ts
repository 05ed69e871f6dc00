/** Calls for the next frame at a steady rate until it is stopped. */
export class Cine {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly next: () => void) {}

  get playing(): boolean {
    return this.timer !== undefined;
  }

  play(framesPerSecond: number): void {
    this.stop();
    this.timer = setInterval(this.next, 1000 / framesPerSecond);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
