/** After this long without a picture the reader is told; it may still come. */
const LIMIT_MS = 30_000;

/** Waits for a picture, and says so when it has waited too long: some errors of the decoder reach nobody. */
export class Patience {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly over: () => void) {}

  start(): void {
    this.stop();
    this.timer = setTimeout(this.over, LIMIT_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
