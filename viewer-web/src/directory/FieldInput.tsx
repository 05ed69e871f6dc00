import { DatePicker, Input, Select } from 'antd';
import { useText } from '../i18n/language';
import { EntrySelect } from './EntrySelect';
import type { FieldSpec } from './fields';
import { HoursInput } from './HoursInput';
import { LimitsInput } from './LimitsInput';

interface Props {
  field: FieldSpec;
  /** Whose departments, people and titles can be chosen. */
  owner: string;
  institutions: ReadonlyMap<string, string>;
  disabled: boolean;
  /** The form gives these. */
  value?: never;
  onChange?: never;
  id?: string;
}

/** The input of a field by its type. */
export function FieldInput({ field, owner, institutions, disabled, ...given }: Props) {
  const words = useText().directory;
  switch (field.type) {
    case 'line':
      return <Input {...given} disabled={disabled} autoComplete="off" />;
    case 'note':
      return <Input {...given} disabled={disabled} autoComplete="off" maxLength={500} />;
    case 'password':
      return <Input.Password {...given} disabled={disabled} autoComplete="new-password" />;
    case 'choice':
    case 'choices':
      return (
        <Select
          {...given}
          disabled={disabled}
          {...(field.type === 'choices' ? { mode: 'multiple' as const } : {})}
          options={(field.choices ?? []).map((value) => ({
            value,
            label: words.choices[value] ?? words.roles[value] ?? value,
          }))}
        />
      );
    case 'institution':
      return (
        <Select
          {...given}
          disabled={disabled}
          allowClear={!field.required}
          showSearch={{ optionFilterProp: 'label' }}
          options={[...institutions].map(([value, name]) => ({ value, label: `${name} (${value})` }))}
        />
      );
    case 'department':
      return <EntrySelect {...given} kind="departments" institution={owner} by="code" disabled={disabled} />;
    case 'person':
      return <EntrySelect {...given} kind="people" institution={owner} by="login" disabled={disabled} />;
    case 'aeTitle':
      return <EntrySelect {...given} kind="ae-titles" institution={owner} by="title" disabled={disabled} />;
    case 'day':
      return <DatePicker {...given} disabled={disabled} className="wide" />;
    case 'moment':
      return (
        <DatePicker
          {...given}
          disabled={disabled}
          className="wide"
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
        />
      );
    case 'hours':
      return <HoursInput {...given} disabled={disabled} />;
    case 'limits':
      return <LimitsInput {...given} disabled={disabled} />;
  }
}
