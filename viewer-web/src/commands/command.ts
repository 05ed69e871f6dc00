import type { Messages } from '../i18n/zh';
import type { Blocked } from './blocked';
import type { Room } from './room';

/** One thing a reader can do, by key or by button. */
export interface Command {
  /** Names of KeyboardEvent.key; letters in lower case. */
  readonly keys: readonly string[];
  readonly label: (text: Messages) => string;
  /** Why it can do nothing now; undefined, or left out, when it can. */
  readonly blocked?: (room: Room) => Blocked | undefined;
  readonly run: (room: Room) => void;
}
