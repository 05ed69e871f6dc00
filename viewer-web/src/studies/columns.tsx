import { ShareAltOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ColumnType } from 'antd/es/table';
import { ageAt } from '../dicomweb/age';
import type { Study, StudySort } from '../dicomweb/studies';
import { showDate, showTime } from '../dicomweb/time';
import type { Language } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import type { Filter } from './filter';
import { ModalityTags } from './ModalityTags';
import { PatientCell } from './PatientCell';

/** How much there is for the table: a workstation, a small screen, a tablet on end. */
export type Room = 'wide' | 'narrow' | 'tight';

/** Of a cell, left and right together. */
const PADDING = 16;

/** The table's columns; on a narrow screen those by which a study is recognised. A column with a sort key is sorted by the archive, over all pages. */
export function columns(
  text: Messages,
  language: Language,
  filter: Filter,
  room: Room,
  onShare: ((study: Study) => void) | undefined,
): ColumnType<Study>[] {
  const narrow = room !== 'wide';
  const tight = room === 'tight';
  const sorted = (key: StudySort): Partial<ColumnType<Study>> => ({
    key,
    sorter: true,
    sortDirections: key === 'StudyDate' ? ['descend', 'ascend', 'descend'] : ['ascend', 'descend', 'ascend'],
    sortOrder: filter.sort === key ? (filter.descending ? 'descend' : 'ascend') : null,
  });
  const modalityWidth = tight ? 96 : narrow ? 134 : 140;
  return [
    {
      title: text.studies.patientName,
      width: tight ? 150 : narrow ? 170 : 220,
      ellipsis: true,
      render: (_, study) => <PatientCell study={study} />,
      ...sorted('PatientName'),
    },
    { title: text.studies.sexAge, width: tight ? 80 : narrow ? 90 : 110, render: (_, study) => sexAndAge(study, text) },
    {
      title: text.studies.patientId,
      dataIndex: 'patientId',
      width: tight ? 100 : narrow ? 130 : 140,
      ellipsis: true,
      ...sorted('PatientID'),
    },
    {
      title: text.studies.date,
      width: narrow ? 140 : 150,
      render: (_, study) => (
        <>
          {showDate(study.date, language)} <span className="quiet">{showTime(study.time)}</span>
        </>
      ),
      ...sorted('StudyDate'),
    },
    {
      title: text.studies.modality,
      width: modalityWidth,
      render: (_, study) => <ModalityTags modalities={study.modalities} width={modalityWidth - PADDING} />,
    },
    {
      title: text.studies.description,
      dataIndex: 'description',
      ellipsis: true,
      ...sorted('StudyDescription'),
    },
    ...(narrow ? [] : [accession(text, sorted)]),
    {
      title: tight ? text.studies.imagesOnly : text.studies.images,
      width: tight ? 64 : narrow ? 100 : 122,
      align: 'right',
      render: (_, study) => (
        <span title={text.studies.imagesOf(study.seriesCount, study.instanceCount)}>
          {tight ? study.instanceCount : `${study.seriesCount} / ${study.instanceCount}`}
        </span>
      ),
    },
    ...(onShare ? [share(text, onShare)] : []),
  ];
}

function share(text: Messages, onShare: (study: Study) => void): ColumnType<Study> {
  return {
    title: '',
    key: 'share',
    width: 48,
    render: (_, study) =>
      !study.ownerName && (
        <Button
          type="text"
          size="small"
          icon={<ShareAltOutlined />}
          title={text.sharing.share}
          aria-label={text.sharing.share}
          data-testid="share"
          onClick={(event) => {
            event.stopPropagation();
            onShare(study);
          }}
        />
      ),
  };
}

function accession(text: Messages, sorted: (key: StudySort) => Partial<ColumnType<Study>>): ColumnType<Study> {
  return {
    title: text.studies.accession,
    dataIndex: 'accession',
    width: 130,
    ellipsis: true,
    ...sorted('AccessionNumber'),
  };
}

export function sexAndAge(study: Study, text: Messages): string {
  const age = ageAt(study.patientAge, study.birthDate, study.date);
  return [text.sex[study.sex] ?? study.sex, age ? text.age(age) : ''].filter(Boolean).join(' / ');
}
