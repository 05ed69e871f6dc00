import { Input, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/language';
import type { Kind, Question, State } from './entry';

const SETTLE_MILLIS = 250;
const states: readonly State[] = ['active', 'ended', 'all'];

interface Props {
  kind: Kind;
  question: Question;
  /** To choose from; nothing for who sees one only. */
  institutions: ReadonlyMap<string, string> | undefined;
  onChange: (change: Partial<Question>) => void;
}

/** What narrows a list; typed words are asked for when the typing rests. */
export function EntriesFilter({ kind, question, institutions, onChange }: Props) {
  const words = useText().directory;
  const [typed, setTyped] = useState(question.search);
  const { search } = question;

  useEffect(() => {
    const timer = setTimeout(() => {
      if (search !== typed.trim()) onChange({ search: typed.trim() });
    }, SETTLE_MILLIS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, search, onChange]);

  return (
    <>
      <Input.Search
        allowClear
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        data-testid="search"
      />
      {institutions && kind !== 'institutions' && (
        <Select
          aria-label={words.fields.institution}
          value={question.institution}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: words.anyInstitution },
            ...[...institutions].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(institution: string) => {
            onChange({ institution });
          }}
        />
      )}
      <Segmented<State>
        aria-label={words.fields.state}
        value={question.state}
        options={states.map((value) => ({ value, label: words.states[value] }))}
        onChange={(state) => {
          onChange({ state });
        }}
      />
    </>
  );
}
