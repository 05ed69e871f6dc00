import { type Answer, useAnswer } from '../app/useAnswer';
import { kindOfObject, type Kind } from '../dicomweb/kind';
import { seriesPath } from '../dicomweb/series';
import type { SeriesShelf } from '../dicomweb/SeriesShelf';
import type { SeriesUid } from '../dicomweb/uid';
import { type Frame, framesOf } from '../image/frames';

/** What a series holds: its pictures, or the kind of its objects when none of them is one. */
export interface Contents {
  readonly frames: readonly Frame[];
  readonly kind: Kind;
}

export function useContents(shelf: SeriesShelf, series: SeriesUid): [Answer<Contents>, () => void] {
  return useAnswer(series, async () => {
    const objects = await shelf.objects(series);
    const frames = framesOf(seriesPath(shelf.place, series), objects);
    const [first] = objects;
    return { frames, kind: frames.length > 0 || !first ? 'image' : kindOfObject(first) };
  });
}
