import { Select } from 'antd';
import { useAnswer } from '../app/useAnswer';
import { all } from './desk';
import { type Kind, textOf } from './entry';

interface Props {
  kind: Kind;
  /** Only entries of this institution. */
  institution: string;
  /** The field that names an entry. */
  by: string;
  value?: string | undefined;
  onChange?: (value: string) => void;
  disabled?: boolean | undefined;
  id?: string;
  label?: string;
}

/** Chooses an entry in use of an institution by its name. */
export function EntrySelect({ kind, institution, by, value, onChange, disabled, id, label }: Props) {
  const [answer] = useAnswer(`${kind} ${institution}`, (signal) =>
    institution ? all(kind, institution, signal) : Promise.resolve([]),
  );
  const entries = answer.state === 'answered' ? answer.value : [];
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      value={value || null}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={answer.state === 'asking'}
      disabled={disabled ?? false}
      options={entries.map((entry) => {
        const code = textOf(entry, by);
        const name = textOf(entry, kind === 'ae-titles' ? 'note' : 'name');
        return { value: code, label: name ? `${name} (${code})` : code };
      })}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? '')}
    />
  );
}
