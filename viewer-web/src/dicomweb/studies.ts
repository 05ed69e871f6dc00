import { type DataSet, number, text, texts } from './dataSet';
import { type PersonName, personName } from './personName';
import { ask } from './request';
import { Tag } from './tags';
import { ownerOf, root, type StudyPlace } from './place';
import { type StudyUid, studyUid } from './uid';

/** What the study list and the patient banner say of a study. */
export interface Study {
  readonly uid: StudyUid;
  /** Code of the institution whose it is. */
  readonly owner: string;
  /** What that is called, when it is another one than the person's. */
  readonly ownerName: string;
  readonly patientName: PersonName;
  readonly patientId: string;
  /** Who gave the id; empty when nobody says so. */
  readonly patientIssuer: string;
  readonly sex: string;
  readonly birthDate: string;
  readonly patientAge: string;
  readonly date: string;
  readonly time: string;
  readonly modalities: readonly string[];
  readonly description: string;
  readonly accession: string;
  readonly seriesCount: number;
  readonly instanceCount: number;
}

export type StudySort = 'StudyDate' | 'PatientName' | 'PatientID' | 'StudyDescription' | 'AccessionNumber';

export interface StudyQuery {
  readonly patientName: string;
  readonly patientId: string;
  readonly accession: string;
  readonly modality: string;
  /** DICOM dates; empty for no bound. */
  readonly from: string;
  readonly to: string;
  readonly sort: StudySort;
  readonly descending: boolean;
  /** The first page is 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface StudyPage {
  readonly rows: readonly Study[];
  /** How many studies match in all. */
  readonly total: number;
}

export async function findStudies(query: StudyQuery, signal: AbortSignal): Promise<StudyPage> {
  const response = await ask(`/dicom-web/studies?${studyParameters(query)}`, 'application/dicom+json', signal);
  const rows = await dataSets(response);
  const first = (query.page - 1) * query.pageSize;
  const counted = Number(response.headers.get('X-Total-Count') ?? NaN);
  return { rows: rows.map(toStudy), total: Number.isFinite(counted) ? counted : first + rows.length };
}

export async function findStudy({ study, at }: StudyPlace, signal: AbortSignal): Promise<Study | undefined> {
  const parameters = new URLSearchParams({
    StudyInstanceUID: study,
    includefield: 'StudyDescription,IssuerOfPatientID',
    limit: '1',
  });
  const response = await ask(`${root(at)}/studies?${parameters.toString()}`, 'application/dicom+json', signal);
  return (await dataSets(response)).map(toStudy)[0];
}

/** The rows of a QIDO-RS answer: 204 says that there are none (PS3.18 10.6.3). */
export async function dataSets(response: Response): Promise<readonly DataSet[]> {
  return response.status === 204 ? [] : ((await response.json()) as DataSet[]);
}

/**
 * The query of PS3.18 10.6.1, with the archive's `orderby` and `count`. What a person types matches anywhere in the value; in a name
 * the archive understands characters, pinyin and initials by itself.
 */
export function studyParameters(query: StudyQuery): string {
  const parameters = new URLSearchParams();
  const match = (keyword: string, value: string): void => {
    if (value) parameters.set(keyword, value);
  };
  match('PatientName', query.patientName.trim());
  if (parameters.has('PatientName')) parameters.set('fuzzymatching', 'true');
  match('PatientID', anywhere(query.patientId));
  match('AccessionNumber', anywhere(query.accession));
  match('ModalitiesInStudy', query.modality);
  match('StudyDate', query.from || query.to ? `${query.from}-${query.to}` : '');
  parameters.set('includefield', 'StudyDescription,IssuerOfPatientID');
  parameters.set('orderby', orderBy(query.sort, query.descending));
  parameters.set('limit', String(query.pageSize));
  parameters.set('offset', String((query.page - 1) * query.pageSize));
  parameters.set('count', 'true');
  return parameters.toString();
}

function anywhere(typed: string): string {
  const value = typed.trim();
  return value && !/[*?]/.test(value) ? `*${value}*` : value;
}

function orderBy(sort: StudySort, descending: boolean): string {
  const sign = descending ? '-' : '';
  return sort === 'StudyDate' ? `${sign}StudyDate,${sign}StudyTime` : `${sign}${sort}`;
}

export function toStudy(dataSet: DataSet): Study {
  return {
    uid: studyUid(text(dataSet, Tag.StudyInstanceUID)),
    owner: ownerOf(text(dataSet, Tag.RetrieveURL)),
    ownerName: text(dataSet, Tag.InstitutionName),
    patientName: personName(dataSet, Tag.PatientName),
    patientId: text(dataSet, Tag.PatientID),
    patientIssuer: text(dataSet, Tag.IssuerOfPatientID),
    sex: text(dataSet, Tag.PatientSex),
    birthDate: text(dataSet, Tag.PatientBirthDate),
    patientAge: text(dataSet, Tag.PatientAge),
    date: text(dataSet, Tag.StudyDate),
    time: text(dataSet, Tag.StudyTime),
    modalities: texts(dataSet, Tag.ModalitiesInStudy).filter(Boolean),
    description: text(dataSet, Tag.StudyDescription),
    accession: text(dataSet, Tag.AccessionNumber),
    seriesCount: number(dataSet, Tag.NumberOfStudyRelatedSeries) ?? 0,
    instanceCount: number(dataSet, Tag.NumberOfStudyRelatedInstances) ?? 0,
  };
}
