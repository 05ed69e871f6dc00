import type { Messages } from '../i18n/zh';
import type { Room } from './room';

/** One thing a reader can do, by key or by button. */
export interface Command {
  /** Names of KeyboardEvent.key; letters in lower case. */
  readonly keys: readonly string[];
  readonly label: (text: Messages) => string;
  readonly run: (room: Room) => void;
}
