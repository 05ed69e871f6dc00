import { cine } from './cine';
import type { Command } from './command';
import * as look from './look';
import { leftTools } from './mouse';
import * as scroll from './scroll';
import * as series from './series';

/** Every command of the reading room, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  scroll.previousImage,
  scroll.nextImage,
  scroll.firstImage,
  scroll.lastImage,
  cine,
  series.previousSeries,
  series.nextSeries,
  series.previousViewport,
  series.nextViewport,
  ...Object.values(leftTools),
  look.sentWindow,
  ...look.presets,
  look.invert,
  look.zoomIn,
  look.zoomOut,
  look.fit,
  look.native,
  look.reset,
  look.flipHorizontal,
  look.flipVertical,
  look.rotateRight,
  look.rotateLeft,
  series.fullScreen,
];

/** What a key means; keys held with a modifier are the browser's, and keys in a field are the field's. */
export function commandFor(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): Command | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return commands.find((command) => command.keys.includes(key));
}

const keyless = new Set(['radio', 'checkbox', 'button', 'submit', 'reset', 'range', 'color', 'file', 'image']);

/** Whether what has the focus is written into; a radio button or a switch is not, and keys stay the room's. */
export function takesText(target: unknown): boolean {
  const { tagName, type, isContentEditable } = (target ?? {}) as Partial<HTMLInputElement>;
  if (tagName === 'INPUT') return !keyless.has(type ?? 'text');
  return tagName === 'TEXTAREA' || tagName === 'SELECT' || isContentEditable === true;
}

const shown: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

export function showKey(key: string): string {
  return shown[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
