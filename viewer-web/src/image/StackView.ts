import { Enums, eventTarget, type StackViewport, type Types } from '@cornerstonejs/core';
import { Problem } from '../dicomweb/problem';
import { Cine } from './Cine';
import { engine } from './engine';
import { type Frame, framesPerSecond } from './frames';
import { placement, zoomOf } from './geometry';
import { announce, frameProblem, type Loaded } from './loading';
import { Look } from './Look';
import { Patience } from './Patience';
import { affordable, Prefetch } from './prefetch';
import { edgesOf, nothingShown, scaleOf, type ViewState } from './viewState';
import { Told } from './Told';
import { windowFor } from './windowFor';

const { Events, ViewportType } = Enums;

/** One viewport with the stack it shows. Knows no screen framework: it draws into an element and says what it shows. */
export class StackView {
  private readonly viewport: StackViewport;
  private readonly told = new Told<ViewState>(nothingShown);
  private readonly cine = new Cine(() => {
    if (this.state.target === this.state.index) this.scrollTo((this.state.target + 1) % this.frames.length);
  });
  private readonly patience = new Patience(() => {
    this.told.change({ failed: new Problem('busy', 0, '', '') });
  });
  private frames: readonly Frame[] = [];
  private prefetch: Prefetch | undefined;
  /** The frame that the next drawing shows; the overlays learn of it when it is on the screen. */
  private drawing: (Pick<ViewState, 'index' | 'transferSyntax'> & { frame: Frame }) | undefined;
  private readonly ended = new AbortController();
  private look: Look;

  constructor(
    readonly id: string,
    element: HTMLDivElement,
  ) {
    engine().enableElement({ viewportId: id, type: ViewportType.STACK, element });
    this.viewport = engine().getViewport<StackViewport>(id);
    this.look = new Look(this.viewport, undefined);
    const { signal } = this.ended;
    element.addEventListener(Events.STACK_NEW_IMAGE, this.onNewImage, { signal });
    element.addEventListener(Events.IMAGE_RENDERED, this.onRendered, { signal });
    element.addEventListener(Events.STACK_VIEWPORT_SCROLL, this.onScrolled, { signal });
    eventTarget.addEventListener(Events.IMAGE_LOAD_ERROR, this.onLoadError);
  }

  get state(): ViewState {
    return this.told.now;
  }

  readonly subscribe = this.told.listen;

  /** Shows a stack from its first frame on. */
  async show(frames: readonly Frame[]): Promise<void> {
    this.cine.stop();
    this.prefetch?.stop();
    this.frames = frames;
    this.drawing = undefined;
    const [first] = frames;
    if (!first) return;
    announce(frames);
    this.told.change({ ...nothingShown, count: frames.length, framesPerSecond: framesPerSecond(first) });
    this.patience.start();
    const fitting = await windowFor(frames);
    if (this.frames !== frames) return;
    this.look = new Look(this.viewport, fitting);
    await this.viewport.setStack(frames.map(({ imageId }) => imageId));
    if (this.frames !== frames) return;
    const { rows = 512, columns = 512 } = (this.viewport.getCornerstoneImage() as Types.IImage | undefined) ?? {};
    this.prefetch = new Prefetch(frames, affordable(rows, columns));
    this.prefetch.around(this.state.target);
  }

  scrollTo(index: number): void {
    const target = Math.max(0, Math.min(index, this.frames.length - 1));
    if (target === this.state.target) return;
    this.told.change({ target, failed: undefined });
    this.patience.start();
    void this.viewport.setImageIdIndex(target);
    this.prefetch?.around(target);
  }

  scrollBy(frames: number): void {
    this.scrollTo(this.state.target + frames);
  }

  /** Asks again for a frame that failed. */
  retry(): void {
    this.told.change({ failed: undefined });
    this.patience.start();
    void this.viewport.setStack(
      this.frames.map(({ imageId }) => imageId),
      this.state.target,
    );
  }

  play(framesPerSecond: number): void {
    this.cine.play(framesPerSecond);
    this.told.change({ playing: true, framesPerSecond });
  }

  setRate(framesPerSecond: number): void {
    if (this.cine.playing) this.play(framesPerSecond);
    else this.told.change({ framesPerSecond });
  }

  stop(): void {
    this.cine.stop();
    this.told.change({ playing: false });
  }

  /** Changes the look of the shown frame; nothing happens while there is none. */
  with(change: (look: Look, frame: Frame) => void): void {
    if (this.state.frame) change(this.look, this.state.frame);
  }

  /** What filled its place fills the new one; what the reader has magnified or moved stays as it is. */
  resize(): void {
    engine().resize(true, true);
    this.look.resized();
  }

  destroy(): void {
    this.cine.stop();
    this.prefetch?.stop();
    this.frames = [];
    this.patience.stop();
    this.ended.abort();
    eventTarget.removeEventListener(Events.IMAGE_LOAD_ERROR, this.onLoadError);
    engine().disableElement(this.id);
  }

  private readonly onNewImage = (event: Event): void => {
    const { imageIdIndex: index, image } = (event as CustomEvent<{ imageIdIndex: number; image: Loaded }>).detail;
    const frame = this.frames[index];
    if (!frame) return;
    this.patience.stop();
    this.look.apply(frame);
    this.drawing = { frame, index, transferSyntax: image.transferSyntaxUID ?? '' };
  };

  private readonly onScrolled = (event: Event): void => {
    const { newImageIdIndex } = (event as CustomEvent<{ newImageIdIndex: number }>).detail;
    this.told.change({ target: newImageIdIndex, failed: undefined });
    this.patience.start();
    this.prefetch?.around(newImageIdIndex);
  };

  private readonly onRendered = (): void => {
    const placed = this.drawing && placement(this.viewport);
    if (!this.drawing || !placed) return;
    const { frame, index } = this.drawing;
    const zoom = zoomOf(placed, devicePixelRatio);
    this.look.drawn(zoom);
    this.told.change({
      ...this.drawing,
      ...(index === this.state.target && { failed: undefined }),
      window: this.look.shown(frame),
      inverted: this.look.inverted,
      native: this.look.native,
      zoom,
      edges: edgesOf(frame, placed),
      pixelsPerMillimetre: scaleOf(frame, placed),
    });
  };

  private readonly onLoadError = (event: Event): void => {
    const { imageId, error } = (event as CustomEvent<{ imageId?: string; error?: unknown }>).detail;
    if (imageId === undefined || this.frames[this.state.target]?.imageId !== imageId) return;
    this.patience.stop();
    this.told.change({ failed: frameProblem(error) });
  };
}
