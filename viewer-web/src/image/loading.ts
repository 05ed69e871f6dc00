import { imageLoader, type Types } from '@cornerstonejs/core';
import { wadors } from '@cornerstonejs/dicom-image-loader';
import { Problem, kindOf } from '../dicomweb/problem';
import type { Frame } from './frames';
import { withModality } from './modality';
import { withPalettes } from './palette';

/** A picture with the transfer syntax in which it came, as the loader notes it. */
export type Loaded = Types.IImage & { readonly transferSyntaxUID?: string };

/** Tells the decoder how the pixels of these frames lie; each object is told once, under its first frame. */
export function announce(frames: readonly Frame[]): void {
  const told = new Set<string>();
  for (const { imageId, sop, dataSet } of frames) {
    if (told.has(sop)) continue;
    told.add(sop);
    wadors.metaDataManager.add(imageId.replace(/\d+$/, '1'), withPalettes(withModality(dataSet)) as never);
  }
}

export function loadFrame({ imageId }: Frame): Promise<Types.IImage> {
  return imageLoader.loadAndCacheImage(imageId);
}

/** What the loader rejects with is the request itself when the archive refused, else the decoder's error. */
export function frameProblem(error: unknown): Problem {
  const inner = typeof error === 'object' && error !== null && 'error' in error ? error.error : error;
  if (inner instanceof XMLHttpRequest) {
    return inner.status === 0
      ? new Problem('unreachable', 0, '', '')
      : new Problem(kindOf(inner.status), inner.status, '', '');
  }
  return new Problem('undecodable', 0, inner instanceof Error ? inner.message : String(inner), '');
}
