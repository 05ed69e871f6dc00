import { needsStack } from './blocked';
import type { Command } from './command';

export const cine: Command = {
  keys: ['c'],
  label: (text) => text.tools.cine,
  blocked: needsStack,
  run: ({ view }) => {
    if (!view) return;
    if (view.state.playing) view.stop();
    else view.play(view.state.framesPerSecond);
  },
};
