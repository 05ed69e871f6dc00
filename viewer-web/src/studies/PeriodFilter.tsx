import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import { toDicomDate } from '../dicomweb/time';
import { useText } from '../i18n/language';
import type { Filter, Period } from './filter';

interface Props {
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}

const periods: readonly Period[] = ['all', 'today', 'threeDays', 'week', 'range'];
const asDay = (date: string) => (date ? dayjs(date, 'YYYYMMDD') : null);
const asDate = (day: dayjs.Dayjs | null | undefined): string => (day ? toDicomDate(day.toDate()) : '');

/** The study's day: one of the usual periods by one click, or any range. */
export function PeriodFilter({ filter, onChange }: Props) {
  const text = useText().studies;
  return (
    <>
      <Segmented
        aria-label={text.period}
        data-testid="period"
        options={periods.map((period) => ({ value: period, label: text.periods[period] }))}
        value={filter.period}
        onChange={(period) => {
          onChange({ period });
        }}
      />
      {filter.period === 'range' && (
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          placeholder={[text.from, text.to]}
          value={[asDay(filter.from), asDay(filter.to)]}
          onChange={(days) => {
            onChange({ from: asDate(days?.[0]), to: asDate(days?.[1]) });
          }}
        />
      )}
    </>
  );
}
