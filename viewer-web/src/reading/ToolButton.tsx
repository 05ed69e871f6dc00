import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { runCommand } from '../commands/blocked';
import type { Command } from '../commands/command';
import { showKey } from '../commands/keymap';
import type { Room } from '../commands/room';
import { useText } from '../i18n/language';
import { useViewState } from './useStackView';

interface Props {
  name: string;
  command: Command;
  icon: ReactNode;
  room: Room;
  pressed?: boolean;
}

/**
 * A command as a button; its tip teaches the key, or says why the command can do nothing now. It never keeps the focus, so
 * that keys go on working, and a command that can do nothing is grey but still found by who cannot see.
 */
export function ToolButton({ name, command, icon, room, pressed }: Props) {
  const text = useText();
  const label = command.label(text);
  useViewState(room.view);
  const blocked = command.blocked?.(room);
  const tip = blocked
    ? text.blocked(label, text.why[blocked])
    : text.withKeys(label, command.keys.map(showKey).join(' '));
  return (
    <Tooltip title={tip} placement="bottom" mouseEnterDelay={0.4}>
      <Button
        type="text"
        icon={icon}
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={blocked !== undefined}
        className={[pressed && 'pressed', blocked && 'blocked'].filter(Boolean).join(' ')}
        data-testid={`tool-${name}`}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => {
          runCommand(command, room);
        }}
      />
    </Tooltip>
  );
}
