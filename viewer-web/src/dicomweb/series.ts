import { type DataSet, number, text } from './dataSet';
import { ask } from './request';
import { dataSets } from './studies';
import { Tag } from './tags';
import { type SeriesUid, seriesUid, type StudyUid } from './uid';

/** What the series list says of a series. */
export interface Series {
  readonly uid: SeriesUid;
  readonly modality: string;
  readonly number: number | undefined;
  readonly description: string;
  readonly bodyPart: string;
  readonly instanceCount: number;
}

/** The series of a study in the order of their numbers; those without one come last. */
export async function findSeries(study: StudyUid, signal: AbortSignal): Promise<readonly Series[]> {
  const response = await ask(
    `/dicom-web/studies/${study}/series?includefield=SeriesDescription,BodyPartExamined`,
    'application/dicom+json',
    signal,
  );
  return (await dataSets(response)).map(toSeries).sort(byNumber);
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

export function byNumber(a: Series, b: Series): number {
  return (a.number ?? Infinity) - (b.number ?? Infinity) || a.uid.localeCompare(b.uid) || 0;
}

/** The headers of all objects of a series, by one request. */
export async function seriesMetadata(study: StudyUid, series: SeriesUid): Promise<readonly DataSet[]> {
  return dataSets(await ask(`${seriesPath(study, series)}/metadata`, 'application/dicom+json'));
}

export function seriesPath(study: StudyUid, series: SeriesUid): string {
  return `/dicom-web/studies/${study}/series/${series}`;
}
