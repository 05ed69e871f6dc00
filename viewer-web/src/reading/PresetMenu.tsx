import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { applyPreset, sentWindow } from '../commands/look';
import type { Room } from '../commands/room';
import { useText } from '../i18n/language';
import { presetsOf } from '../image/presets';

/** The windows by name, with the keys that call them. */
export function PresetMenu({ room }: { room: Room }) {
  const text = useText();
  const items = presetsOf(room.modality).map(({ name }, place) => ({
    key: String(place + 1),
    label: text.presets[name],
    extra: String(place + 1),
  }));
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [{ key: '0', label: text.presets.file, extra: '0' }, { type: 'divider' }, ...items],
        onClick: ({ key }) => {
          if (key === '0') sentWindow.run(room);
          else applyPreset(room, Number(key) - 1);
        },
      }}
    >
      <Button type="text" data-testid="presets">
        {text.tools.presets} <DownOutlined />
      </Button>
    </Dropdown>
  );
}
