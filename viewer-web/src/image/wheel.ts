const NOTCH = 60;
const PIXELS: typeof WheelEvent.DOM_DELTA_PIXEL = 0;

/** Turns the wheel's distances into steps: one for a notch of a mouse, fewer than events for a touch pad. */
export class Wheel {
  private gathered = 0;

  steps(event: Pick<WheelEvent, 'deltaMode' | 'deltaY'>): number {
    if (event.deltaMode !== PIXELS) return Math.sign(event.deltaY);
    if (Math.abs(event.deltaY) >= NOTCH) {
      this.gathered = 0;
      return Math.sign(event.deltaY);
    }
    this.gathered += event.deltaY;
    const steps = Math.trunc(this.gathered / NOTCH);
    this.gathered -= steps * NOTCH;
    return steps;
  }
}
