import { imageLoader, type Types } from '@cornerstonejs/core';
import { wadors } from '@cornerstonejs/dicom-image-loader';
import { Problem, kindOf } from '../dicomweb/problem';
import type { Frame } from './frames';
import { withModality } from './modality';
import { withPalettes } from './palette';
import { keepStored, type StoredBits, storedBits, withLowBits } from './storedBits';

/** A picture with the transfer syntax in which it came, as the loader notes it. */
export type Loaded = Types.IImage & { readonly transferSyntaxUID?: string };

/** Of the objects whose pixels do not fill their cells, by their address. */
const partly = new Map<string, StoredBits>();

const objectOf = (imageId: string): string => imageId.replace(/\/frames\/\d+$/, '');

/** Tells the decoder how the pixels of these frames lie; each object is told once, under its first frame. */
export function announce(frames: readonly Frame[]): void {
  const told = new Set<string>();
  for (const { imageId, sop, dataSet } of frames) {
    if (told.has(sop)) continue;
    told.add(sop);
    const bits = storedBits(dataSet);
    if (bits) partly.set(objectOf(imageId), bits);
    const announced = withLowBits(withPalettes(withModality(dataSet)));
    wadors.metaDataManager.add(`${objectOf(imageId)}/frames/1`, announced as never);
  }
}

/** Cornerstone's loader; it leaves in the values of grey pictures what else lies in their cells, which is taken out here. */
export const loadGrey: Types.ImageLoaderFn = (imageId, options) => {
  const loading = wadors.loadImage(imageId, options);
  return { ...loading, promise: loading.promise.then(cleaned) };
};

function cleaned(image: Types.IImage): Types.IImage {
  const bits = image.color ? undefined : partly.get(objectOf(image.imageId));
  if (!bits) return image;
  const { rescaleSlope = 1, rescaleIntercept = 0 } = image.preScale?.scaled
    ? (image.preScale.scalingParameters ?? {})
    : {};
  const { lower, upper } = keepStored(
    image.getPixelData(),
    { lower: image.minPixelValue, upper: image.maxPixelValue },
    bits,
    { slope: rescaleSlope, intercept: rescaleIntercept },
  );
  image.minPixelValue = lower;
  image.maxPixelValue = upper;
  return image;
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
