import { ClearOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, type InputRef, Select } from 'antd';
import { type Ref, useCallback } from 'react';
import { useText } from '../i18n/language';
import { type Filter, isNarrowed, noFilter } from './filter';
import { modalities } from './modalities';
import { PeriodFilter } from './PeriodFilter';
import { TypedFilter } from './TypedFilter';

interface Props {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
  onRefresh: () => void;
  nameRef: Ref<InputRef>;
}

/** What narrows the list; each change asks the archive anew, from the first page on. */
export function StudyFilter({ filter, onChange, onRefresh, nameRef }: Props) {
  const text = useText().studies;
  const byName = useCallback(
    (patientName: string) => {
      onChange({ patientName });
    },
    [onChange],
  );
  const byId = useCallback(
    (patientId: string) => {
      onChange({ patientId });
    },
    [onChange],
  );
  const byAccession = useCallback(
    (accession: string) => {
      onChange({ accession });
    },
    [onChange],
  );
  return (
    <search className="study-filter">
      <TypedFilter
        label={text.patientName}
        hint={text.nameHint}
        value={filter.patientName}
        onChange={byName}
        testId="filter-name"
        className="name"
        inputRef={nameRef}
      />
      <TypedFilter
        label={text.patientId}
        hint={text.idHint}
        value={filter.patientId}
        onChange={byId}
        testId="filter-id"
      />
      <TypedFilter
        label={text.accession}
        hint={text.accessionHint}
        value={filter.accession}
        onChange={byAccession}
        testId="filter-accession"
      />
      <Select
        aria-label={text.modality}
        data-testid="filter-modality"
        value={filter.modality}
        options={[{ value: '', label: text.anyModality }, ...modalities.map((value) => ({ value, label: value }))]}
        onChange={(modality: string) => {
          onChange({ modality });
        }}
      />
      <PeriodFilter filter={filter} onChange={onChange} />
      <Button
        icon={<ClearOutlined />}
        disabled={!isNarrowed(filter)}
        data-testid="filter-clear"
        onClick={() => {
          onChange(noFilter);
        }}
      >
        {text.clear}
      </Button>
      <Button icon={<ReloadOutlined />} onClick={onRefresh} data-testid="refresh">
        {text.refresh}
      </Button>
    </search>
  );
}
