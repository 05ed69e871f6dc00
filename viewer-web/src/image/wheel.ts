const NOTCH = 60;

/** Turns the wheel's distances into steps: one for a notch of a mouse, fewer than events for a touch pad. */
export class Wheel {
  private gathered = 0;

  steps(event: WheelEvent): number {
    if (event.deltaMode !== WheelEvent.DOM_DELTA_PIXEL) return Math.sign(event.deltaY);
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
