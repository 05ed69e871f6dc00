import { Tag } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { ageAt } from '../dicomweb/age';
import type { Study, StudySort } from '../dicomweb/studies';
import { showDate, showTime } from '../dicomweb/time';
import type { Language } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import type { Filter } from './filter';
import { PatientCell } from './PatientCell';

/** The table's columns. A column with a sort key is sorted by the archive, over all pages. */
export function columns(text: Messages, language: Language, filter: Filter): ColumnType<Study>[] {
  const sorted = (key: StudySort): Partial<ColumnType<Study>> => ({
    key,
    sorter: true,
    sortOrder: filter.sort === key ? (filter.descending ? 'descend' : 'ascend') : null,
  });
  return [
    {
      title: text.studies.patientName,
      width: 250,
      ellipsis: true,
      render: (_, study) => <PatientCell study={study} />,
      ...sorted('PatientName'),
    },
    { title: text.studies.sexAge, width: 110, render: (_, study) => sexAndAge(study, text) },
    { title: text.studies.patientId, dataIndex: 'patientId', width: 170, ellipsis: true, ...sorted('PatientID') },
    {
      title: text.studies.date,
      width: 160,
      render: (_, study) => (
        <>
          {showDate(study.date, language)} <span className="quiet">{showTime(study.time)}</span>
        </>
      ),
      ...sorted('StudyDate'),
    },
    {
      title: text.studies.modality,
      width: 170,
      render: (_, study) => (
        <div className="modalities" title={study.modalities.join(' ')}>
          {study.modalities.map((modality) => (
            <Tag key={modality}>{modality}</Tag>
          ))}
        </div>
      ),
    },
    {
      title: text.studies.description,
      dataIndex: 'description',
      ellipsis: true,
      ...sorted('StudyDescription'),
    },
    { title: text.studies.accession, dataIndex: 'accession', width: 150, ellipsis: true, ...sorted('AccessionNumber') },
    {
      title: text.studies.images,
      width: 130,
      align: 'right',
      render: (_, study) => (
        <span title={text.studies.imagesOf(study.seriesCount, study.instanceCount)}>
          {study.seriesCount} / {study.instanceCount}
        </span>
      ),
    },
  ];
}

export function sexAndAge(study: Study, text: Messages): string {
  const age = ageAt(study.patientAge, study.birthDate, study.date);
  return [text.sex[study.sex] ?? study.sex, age ? text.age(age) : ''].filter(Boolean).join(' / ');
}
