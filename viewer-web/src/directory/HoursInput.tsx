import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useText } from '../i18n/language';
import { formatHours, parseHours } from './values';
import { daysText } from './words';

const days = ['1-7', '1-5', '6-7', '1-6', '1', '2', '3', '4', '5', '6', '7'];

interface Props {
  value?: readonly string[];
  onChange?: (value: readonly string[]) => void;
  disabled?: boolean | undefined;
}

/** When an institution serves: days and times, line by line; none is always. */
export function HoursInput({ value = [], onChange, disabled = false }: Props) {
  const text = useText().directory;
  const change = (index: number, hours: string): void => {
    onChange?.(value.map((before, at) => (at === index ? hours : before)));
  };
  return (
    <div className="hours">
      {value.map((line, index) => {
        const hours = parseHours(line);
        const known = days.includes(hours.days) ? days : [hours.days, ...days];
        return (
          <div key={index}>
            <Select
              aria-label={text.fields.hours}
              value={hours.days}
              disabled={disabled}
              options={known.map((choice) => ({ value: choice, label: daysText(choice, text) }))}
              onChange={(chosen: string) => {
                change(index, formatHours({ ...hours, days: chosen }));
              }}
            />
            <Input
              aria-label={text.hints['hours']}
              value={hours.times}
              disabled={disabled}
              placeholder="08:00-17:30"
              maxLength={11}
              onChange={(event) => {
                change(index, formatHours({ ...hours, times: event.target.value }));
              }}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={text.remove}
              disabled={disabled}
              onClick={() => onChange?.(value.filter((_, at) => at !== index))}
            />
          </div>
        );
      })}
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={disabled}
        onClick={() => onChange?.([...value, '1-5 08:00-17:30'])}
      >
        {text.addHours}
      </Button>
    </div>
  );
}
