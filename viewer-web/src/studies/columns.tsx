import { Tag } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { ageAt } from '../dicomweb/age';
import type { Study, StudySort } from '../dicomweb/studies';
import { showDate, showTime } from '../dicomweb/time';
import type { Language } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import type { Filter } from './filter';
import { PatientCell } from './PatientCell';

/** The table's columns; on a narrow screen those by which a study is recognised. A column with a sort key is sorted by the archive, over all pages. */
export function columns(text: Messages, language: Language, filter: Filter, narrow: boolean): ColumnType<Study>[] {
  const sorted = (key: StudySort): Partial<ColumnType<Study>> => ({
    key,
    sorter: true,
    sortDirections: key === 'StudyDate' ? ['descend', 'ascend', 'descend'] : ['ascend', 'descend', 'ascend'],
    sortOrder: filter.sort === key ? (filter.descending ? 'descend' : 'ascend') : null,
  });
  return [
    {
      title: text.studies.patientName,
      width: narrow ? 170 : 250,
      ellipsis: true,
      render: (_, study) => <PatientCell study={study} />,
      ...sorted('PatientName'),
    },
    { title: text.studies.sexAge, width: narrow ? 90 : 110, render: (_, study) => sexAndAge(study, text) },
    {
      title: text.studies.patientId,
      dataIndex: 'patientId',
      width: narrow ? 100 : 170,
      ellipsis: true,
      ...sorted('PatientID'),
    },
    {
      title: text.studies.date,
      width: narrow ? 140 : 160,
      render: (_, study) => (
        <>
          {showDate(study.date, language)} <span className="quiet">{showTime(study.time)}</span>
        </>
      ),
      ...sorted('StudyDate'),
    },
    {
      title: text.studies.modality,
      width: narrow ? 80 : 170,
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
    ...(narrow ? [] : [accession(text, sorted)]),
    {
      title: text.studies.images,
      width: narrow ? 80 : 130,
      align: 'right',
      render: (_, study) => (
        <span title={text.studies.imagesOf(study.seriesCount, study.instanceCount)}>
          {study.seriesCount} / {study.instanceCount}
        </span>
      ),
    },
  ];
}

function accession(text: Messages, sorted: (key: StudySort) => Partial<ColumnType<Study>>): ColumnType<Study> {
  return {
    title: text.studies.accession,
    dataIndex: 'accession',
    width: 150,
    ellipsis: true,
    ...sorted('AccessionNumber'),
  };
}

export function sexAndAge(study: Study, text: Messages): string {
  const age = ageAt(study.patientAge, study.birthDate, study.date);
  return [text.sex[study.sex] ?? study.sex, age ? text.age(age) : ''].filter(Boolean).join(' / ');
}
