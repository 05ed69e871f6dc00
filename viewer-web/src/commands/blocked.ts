import { isMonochrome } from '../image/frames';
import type { Command } from './command';
import type { Room } from './room';

/** Why a command can do nothing now. */
export type Blocked = 'noImage' | 'colour' | 'single';

type Check = (room: Room) => Blocked | undefined;

/** Needs a picture in the active viewport. */
export const needsImage: Check = ({ view }) => (view?.state.frame ? undefined : 'noImage');

/** Needs one with grey levels: colours have no window. */
export const needsGrey: Check = ({ view }) => {
  const frame = view?.state.frame;
  if (!frame) return 'noImage';
  return isMonochrome(frame) ? undefined : 'colour';
};

/** Needs several, whether or not the first of them has come. */
export const needsStack: Check = ({ view }) => {
  const count = view?.state.count ?? 0;
  if (count === 0) return 'noImage';
  return count < 2 ? 'single' : undefined;
};

/** Runs a command unless it can do nothing. */
export function runCommand(command: Command, room: Room): void {
  if (!command.blocked?.(room)) command.run(room);
}
