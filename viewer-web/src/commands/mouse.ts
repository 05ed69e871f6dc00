import type { LeftTool } from '../image/mouse';
import { needsGrey, needsImage, needsStack } from './blocked';
import type { Command } from './command';

const tool = (name: LeftTool, key: string, blocked: Command['blocked'] = needsImage): Command => ({
  keys: [key],
  label: (text) => text.tools[name],
  blocked,
  run: (room) => {
    room.useLeft(name);
  },
});

/** What the left mouse button does, by tool. */
export const leftTools: Readonly<Record<LeftTool, Command>> = {
  window: tool('window', 'w', needsGrey),
  pan: tool('pan', 'p'),
  zoom: tool('zoom', 'z'),
  scroll: tool('scroll', 's', needsStack),
};
