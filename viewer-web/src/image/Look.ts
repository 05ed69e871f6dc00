import { Enums, type StackViewport, type Types } from '@cornerstonejs/core';
import type { Point } from './fingers';
import { Fit } from './Fit';
import { type Frame, isMonochrome, isWhiteLow, sentWindow } from './frames';
import { alignNative, showNative } from './geometry';
import { type Range, toRange, toWindow, type Window, type WindowFunction } from './window';

const NATIVE_TOLERANCE = 1e-3;
const { InterpolationType, VOILUTFunctionType } = Enums;
const cornerstoneFunctions: Readonly<Record<WindowFunction, Enums.VOILUTFunctionType>> = {
  LINEAR: VOILUTFunctionType.LINEAR,
  LINEAR_EXACT: VOILUTFunctionType.LINEAR_EXACT,
  SIGMOID: VOILUTFunctionType.SAMPLED_SIGMOID,
};

/** How the reader looks at a stack: window, inversion, magnification and turning, the same for all of its frames. */
export class Look {
  /** The window the reader chose; none while each object shows its own. */
  private chosen: Window | undefined;
  private applied: Range | undefined;
  private inversion = false;
  private readonly place: Fit;
  native = false;

  /** @param fitting the window for objects that bring none */
  constructor(
    private readonly viewport: StackViewport,
    private readonly fitting: Window | undefined,
  ) {
    this.place = new Fit(viewport);
  }

  /** Inverted by the reader; not by MONOCHROME1, which is how that object is meant. */
  get inverted(): boolean {
    return this.inversion;
  }

  /** The window an object asks for. */
  sent(frame: Frame): Window | undefined {
    return isMonochrome(frame) ? (sentWindow(frame) ?? this.fitting) : undefined;
  }

  /** Gives a frame its window, before it is drawn. */
  apply(frame: Frame): void {
    // The images of a stack lie where the patient's planes do, not where the pixels of the one before did.
    if (this.native) alignNative(this.viewport);
    const window = this.chosen ?? this.sent(frame);
    this.viewport.setProperties({ invert: this.inversion !== isWhiteLow(frame) });
    if (!window || !isMonochrome(frame)) return;
    this.applied = toRange(window);
    this.viewport.setProperties({
      voiRange: this.applied,
      VOILUTFunction: cornerstoneFunctions[window.function],
    });
  }

  /** The window on the screen. A drag with the mouse moved it past us: from then on it is the reader's. */
  shown(frame: Frame): Window | undefined {
    const before = this.chosen ?? this.sent(frame);
    const range = this.viewport.getProperties().voiRange;
    if (before && range && (range.lower !== this.applied?.lower || range.upper !== this.applied.upper)) {
      this.applied = range;
      this.chosen = toWindow(range, before.function);
    }
    return this.chosen ?? before;
  }

  window(window: Window, frame: Frame): void {
    this.chosen = window;
    this.redraw(frame);
  }

  invert(frame: Frame): void {
    this.inversion = !this.inversion;
    this.redraw(frame);
  }

  flip(axis: 'flipHorizontal' | 'flipVertical'): void {
    this.viewport.setCamera({ [axis]: !this.viewport.getCamera()[axis] });
    this.viewport.render();
  }

  rotate(degrees: number): void {
    const { rotation = 0 } = this.viewport.getViewPresentation();
    this.viewport.setViewPresentation({ rotation: (rotation + degrees + 360) % 360 });
    this.viewport.render();
  }

  zoomBy(factor: number): void {
    this.leaveNative();
    this.viewport.setZoom(this.viewport.getZoom() * factor);
    this.viewport.render();
  }

  /** Moves and magnifies at once: what lay at one point of the viewport lies at the other afterwards. Points in CSS pixels. */
  drag([x, y]: Point, [toX, toY]: Point, factor: number): void {
    const held = this.viewport.canvasToWorld([x, y]);
    if (factor !== 1) {
      this.leaveNative();
      this.viewport.setZoom(this.viewport.getZoom() * factor);
    }
    const there = this.viewport.canvasToWorld([toX, toY]);
    const { focalPoint, position } = this.viewport.getCamera();
    const moved = ([a, b, c]: Types.Point3): Types.Point3 => [
      a + held[0] - there[0],
      b + held[1] - there[1],
      c + held[2] - there[2],
    ];
    if (focalPoint && position) this.viewport.setCamera({ focalPoint: moved(focalPoint), position: moved(position) });
    this.viewport.render();
  }

  /** After each drawing. Who magnifies has left 1:1. */
  drawn(zoom: number): void {
    this.place.note();
    if (this.native && Math.abs(zoom - 1) > NATIVE_TOLERANCE) this.leaveNative();
  }

  /** What filled its place fills the new one; what the reader has magnified or moved stays as it is. */
  resized(): void {
    const filled = this.place.before();
    if (this.native) this.toNative();
    else if (filled) this.fit();
  }

  fit(): void {
    this.leaveNative();
    this.viewport.resetCamera({ resetPan: true, resetZoom: true, resetToCenter: true });
    this.viewport.render();
  }

  /** One pixel of the image on one of the screen, its value untouched by interpolation. */
  toNative(): void {
    this.native = true;
    showNative(this.viewport);
    this.viewport.setProperties({ interpolationType: InterpolationType.NEAREST });
    this.viewport.render();
  }

  /** Pixels in the patient's proportions again, and soft between them. */
  leaveNative(): void {
    if (!this.native) return;
    this.native = false;
    this.viewport.setCamera({ aspectRatio: [1, 1] });
    this.viewport.setProperties({ interpolationType: InterpolationType.LINEAR });
    this.viewport.render();
  }

  reset(frame: Frame): void {
    this.chosen = undefined;
    this.inversion = false;
    this.viewport.setViewPresentation({ rotation: 0 });
    this.viewport.setCamera({ flipHorizontal: false, flipVertical: false });
    this.apply(frame);
    this.fit();
  }

  private redraw(frame: Frame): void {
    this.apply(frame);
    this.viewport.render();
  }
}
