import type { LeftTool } from '../image/mouse';
import type { Command } from './command';

const tool = (name: LeftTool, key: string): Command => ({
  keys: [key],
  label: (text) => text.tools[name],
  run: (room) => {
    room.useLeft(name);
  },
});

/** What the left mouse button does, by tool. */
export const leftTools: Readonly<Record<LeftTool, Command>> = {
  window: tool('window', 'w'),
  pan: tool('pan', 'p'),
  zoom: tool('zoom', 'z'),
  scroll: tool('scroll', 's'),
};
