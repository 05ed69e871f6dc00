import type { DataSet } from '../dicomweb/dataSet';
import { Tag } from '../dicomweb/tags';

/** Cornerstone asks every object for its Modality and stops at one without; real files leave it out (PS3.3 C.7.3.1). */
export function withModality(dataSet: DataSet): DataSet {
  return dataSet[Tag.Modality]?.Value?.length ? dataSet : { ...dataSet, [Tag.Modality]: { vr: 'CS', Value: ['OT'] } };
}
