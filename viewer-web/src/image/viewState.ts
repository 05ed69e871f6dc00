import type { Problem } from '../dicomweb/problem';
import { type Frame, patientOrientation, pixelSpacing, planeOfFrame } from './frames';
import { type Placement, pixelsPerMillimetre } from './geometry';
import { edgeLetters, type ImageDirection } from './orientation';
import type { Window } from './window';

/** What a viewport shows at this moment; the overlays are drawn from it and from nothing else. */
export interface ViewState {
  /** The frame whose pixels are on the screen. */
  readonly frame: Frame | undefined;
  readonly index: number;
  /** In which its pixels came. */
  readonly transferSyntax: string;
  /** Where the reader has scrolled to: ahead of `index` while a frame is on its way. */
  readonly target: number;
  readonly count: number;
  readonly failed: Problem | undefined;
  /** None for colour. */
  readonly window: Window | undefined;
  readonly inverted: boolean;
  readonly zoom: number;
  readonly native: boolean;
  readonly edges: Edges;
  /** CSS pixels for one millimetre; undefined when the object does not tell. */
  readonly pixelsPerMillimetre: number | undefined;
  readonly playing: boolean;
  readonly framesPerSecond: number;
}

/** The letters of the patient's sides at the edges of the viewport. */
export interface Edges {
  readonly left: string;
  readonly right: string;
  readonly top: string;
  readonly bottom: string;
}

export const nothingShown: ViewState = {
  frame: undefined,
  index: 0,
  transferSyntax: '',
  target: 0,
  count: 0,
  failed: undefined,
  window: undefined,
  inverted: false,
  zoom: 1,
  native: false,
  edges: { left: '', right: '', top: '', bottom: '' },
  pixelsPerMillimetre: undefined,
  playing: false,
  framesPerSecond: 15,
};

/** What a viewport is about: the picture asked for is there, on its way, or will not come. */
export function phaseOf({ failed, frame, index, target }: ViewState): 'failed' | 'shown' | 'loading' {
  if (failed) return 'failed';
  return frame && index === target ? 'shown' : 'loading';
}

export function edgesOf(frame: Frame, { right, down }: Placement): Edges {
  const plane = planeOfFrame(frame);
  const sent = patientOrientation(frame);
  const [row, column] = pixelSpacing(frame) ?? [1, 1];
  const towards = ([i, j]: ImageDirection, sign: 1 | -1): string => {
    const length = sign * Math.hypot(i * column, j * row);
    return edgeLetters([(i * column) / length, (j * row) / length], plane, sent);
  };
  return { right: towards(right, 1), left: towards(right, -1), bottom: towards(down, 1), top: towards(down, -1) };
}

export function scaleOf(frame: Frame, placed: Placement): number | undefined {
  const spacing = pixelSpacing(frame);
  return spacing && pixelsPerMillimetre(placed, spacing);
}
