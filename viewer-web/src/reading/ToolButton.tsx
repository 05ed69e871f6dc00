import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Command } from '../commands/command';
import { showKey } from '../commands/keymap';
import type { Room } from '../commands/room';
import { useText } from '../i18n/language';

interface Props {
  name: string;
  command: Command;
  icon: ReactNode;
  room: Room;
  pressed?: boolean;
}

/** A command as a button; its tip teaches the key. It never keeps the focus, so that keys go on working. */
export function ToolButton({ name, command, icon, room, pressed }: Props) {
  const text = useText();
  const label = command.label(text);
  return (
    <Tooltip title={text.withKeys(label, command.keys.map(showKey).join(' '))} placement="bottom" mouseEnterDelay={0.4}>
      <Button
        type="text"
        icon={icon}
        aria-label={label}
        aria-pressed={pressed}
        className={pressed ? 'pressed' : ''}
        data-testid={`tool-${name}`}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => {
          command.run(room);
        }}
      />
    </Tooltip>
  );
}
