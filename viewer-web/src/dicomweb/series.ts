import { type DataSet, number, text } from './dataSet';
import { kindOfModality } from './kind';
import { ask } from './request';
import { dataSets } from './studies';
import { Tag } from './tags';
import { type StudyPlace, studyPath } from './place';
import { type SeriesUid, seriesUid } from './uid';

/** What the series list says of a series. */
export interface Series {
  readonly uid: SeriesUid;
  readonly modality: string;
  readonly number: number | undefined;
  readonly description: string;
  readonly bodyPart: string;
  readonly instanceCount: number;
}

/** The series of a study: those with pictures first, each part in the order of its numbers, those without one last. */
export async function findSeries(place: StudyPlace, signal: AbortSignal): Promise<readonly Series[]> {
  const response = await ask(
    `${studyPath(place)}/series?includefield=SeriesDescription,BodyPartExamined`,
    'application/dicom+json',
    signal,
  );
  return (await dataSets(response)).map(toSeries).sort(byUse);
}

export function toSeries(dataSet: DataSet): Series {
  return {
    uid: seriesUid(text(dataSet, Tag.SeriesInstanceUID)),
    modality: text(dataSet, Tag.Modality),
    number: number(dataSet, Tag.SeriesNumber),
    description: text(dataSet, Tag.SeriesDescription),
    bodyPart: text(dataSet, Tag.BodyPartExamined),
    instanceCount: number(dataSet, Tag.NumberOfSeriesRelatedInstances) ?? 0,
  };
}

export function byUse(a: Series, b: Series): number {
  return Number(isPictured(b)) - Number(isPictured(a)) || numberOf(a) - numberOf(b) || a.uid.localeCompare(b.uid);
}

function numberOf({ number: sent }: Series): number {
  return sent ?? Number.MAX_SAFE_INTEGER;
}

/** Whether the modality says that the series has pictures. */
export function isPictured({ modality }: Series): boolean {
  return kindOfModality(modality) === 'image';
}

/** The headers of all objects of a series, by one request. */
export async function seriesMetadata(place: StudyPlace, series: SeriesUid): Promise<readonly DataSet[]> {
  return dataSets(await ask(`${seriesPath(place, series)}/metadata`, 'application/dicom+json'));
}

export function seriesPath(place: StudyPlace, series: SeriesUid): string {
  return `${studyPath(place)}/series/${series}`;
}
