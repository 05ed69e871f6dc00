import { type DataSet, number, text } from './dataSet';
import { Tag } from './tags';

/** What an object is to a person: a picture, or one of the kinds that hold none. */
export type Kind =
  | 'image'
  | 'video'
  | 'segmentation'
  | 'realWorldValues'
  | 'report'
  | 'presentation'
  | 'keyObjects'
  | 'document'
  | 'waveform'
  | 'plan'
  | 'structures'
  | 'registration'
  | 'measurements'
  | 'surface'
  | 'raw'
  | 'other';

/** SOP classes by the start of what follows the storage root (PS3.4 B.5); the first that fits wins. */
const STORAGE = '1.2.840.10008.5.1.4.1.1.';
const classes: readonly (readonly [string, Kind])[] = [
  ['88.59', 'keyObjects'],
  ['88.', 'report'],
  ['11.', 'presentation'],
  ['104.1', 'document'],
  ['104.2', 'document'],
  ['104.', 'surface'],
  ['68.', 'surface'],
  ['9.', 'waveform'],
  ['66.4', 'segmentation'],
  ['66.5', 'segmentation'],
  ['66.7', 'segmentation'],
  ['66.6', 'measurements'],
  ['66.', 'registration'],
  ['66', 'raw'],
  ['67', 'realWorldValues'],
  ['30', 'measurements'],
  ['481.3', 'structures'],
  ['481.1', 'image'],
  ['481.2', 'image'],
  ['481.', 'plan'],
  ['77.1.1.1', 'video'],
  ['77.1.2.1', 'video'],
  ['77.1.4.1', 'video'],
];

export function kindOfObject(dataSet: DataSet): Kind {
  const sopClass = text(dataSet, Tag.SOPClassUID);
  const suffix = sopClass.startsWith(STORAGE) ? sopClass.slice(STORAGE.length) : '';
  const listed = classes.find(([start]) => (start.endsWith('.') ? suffix.startsWith(start) : suffix === start));
  if (listed && listed[1] !== 'image') return listed[1];
  return number(dataSet, Tag.Rows) && number(dataSet, Tag.Columns) && hasPixels(dataSet) ? 'image' : 'other';
}

/** Their value is elsewhere, but metadata name it. */
function hasPixels(dataSet: DataSet): boolean {
  return [Tag.PixelData, Tag.FloatPixelData, Tag.DoubleFloatPixelData].some((tag) => tag in dataSet);
}

const modalities: Readonly<Record<string, Kind>> = {
  SEG: 'segmentation',
  RWV: 'realWorldValues',
  SR: 'report',
  PR: 'presentation',
  KO: 'keyObjects',
  DOC: 'document',
  ECG: 'waveform',
  EPS: 'waveform',
  HD: 'waveform',
  AU: 'waveform',
  RTPLAN: 'plan',
  RTRECORD: 'plan',
  RTSTRUCT: 'structures',
  REG: 'registration',
  FID: 'registration',
  M3D: 'surface',
};

/** What a series is, as far as its modality tells before its objects are known. */
export function kindOfModality(modality: string): Kind {
  return modalities[modality] ?? 'image';
}
