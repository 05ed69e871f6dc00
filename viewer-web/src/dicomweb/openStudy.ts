import { findSeries, type Series } from './series';
import { findStudy, type Study } from './studies';
import type { StudyPlace } from './place';

/** A study as it is read: whose it is, and what it holds. */
export interface OpenStudy {
  readonly about: Study;
  readonly series: readonly Series[];
}

/**
 * Asks for both at once; they come together or not at all, because no picture may be seen without its patient.
 *
 * @returns undefined when there is no such study for this person
 */
export async function openStudy(place: StudyPlace, signal: AbortSignal): Promise<OpenStudy | undefined> {
  const [about, series] = await Promise.all([findStudy(place, signal), findSeries(place, signal)]);
  return about && series.length > 0 ? { about, series } : undefined;
}
