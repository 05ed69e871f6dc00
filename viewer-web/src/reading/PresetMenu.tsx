import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { applyPreset, sentWindow } from '../commands/look';
import type { Room } from '../commands/room';
import { useText } from '../i18n/language';
import { presetsOf } from '../image/presets';
import { useViewState } from './useStackView';

/** The windows by name, with the keys that call them. */
export function PresetMenu({ room }: { room: Room }) {
  const text = useText();
  useViewState(room.view);
  const blocked = sentWindow.blocked?.(room);
  const items = presetsOf(room.modality).map(({ name }, place) => ({
    key: String(place + 1),
    label: text.presets[name],
    extra: String(place + 1),
  }));
  return (
    <Dropdown
      trigger={['click']}
      disabled={blocked !== undefined}
      menu={{
        items: [{ key: '0', label: text.presets.file, extra: '0' }, { type: 'divider' }, ...items],
        onClick: ({ key }) => {
          if (key === '0') sentWindow.run(room);
          else applyPreset(room, Number(key) - 1);
        },
      }}
    >
      <Tooltip title={blocked && text.blocked(text.tools.presets, text.why[blocked])} placement="bottom">
        <Button
          type="text"
          aria-disabled={blocked !== undefined}
          className={blocked ? 'blocked' : ''}
          data-testid="presets"
        >
          {text.tools.presets} <DownOutlined />
        </Button>
      </Tooltip>
    </Dropdown>
  );
}
