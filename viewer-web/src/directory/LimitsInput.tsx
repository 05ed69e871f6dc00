import { InputNumber } from 'antd';
import { useText } from '../i18n/language';
import { defaultLimits, formatLimits, parseLimits, priorities } from './values';

interface Props {
  value?: readonly string[];
  onChange?: (value: readonly string[]) => void;
  disabled?: boolean | undefined;
}

/** Minutes per priority and stage; what stands in grey holds where nothing is agreed. */
export function LimitsInput({ value = [], onChange, disabled = false }: Props) {
  const text = useText().directory;
  const limits = parseLimits(value);
  const change = (priority: string, stage: number, minutes: number | null): void => {
    const before = limits[priority] ?? [null, null, null];
    onChange?.(
      formatLimits({ ...limits, [priority]: [0, 1, 2].map((at) => (at === stage ? minutes : (before[at] ?? null))) }),
    );
  };
  return (
    <table className="limits">
      <thead>
        <tr>
          <th />
          {text.stages.map((stage) => (
            <th key={stage}>{stage}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {priorities.map((priority) => (
          <tr key={priority}>
            <th>{priority}</th>
            {text.stages.map((stage, at) => (
              <td key={stage}>
                <InputNumber
                  aria-label={`${priority} ${stage}`}
                  min={1}
                  max={999_999}
                  precision={0}
                  controls={false}
                  disabled={disabled}
                  value={limits[priority]?.[at] ?? null}
                  placeholder={String(defaultLimits[priority]?.[at] ?? '')}
                  onChange={(minutes) => {
                    change(priority, at, minutes);
                  }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
