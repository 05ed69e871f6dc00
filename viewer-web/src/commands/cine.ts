import type { Command } from './command';

export const cine: Command = {
  keys: ['c'],
  label: (text) => text.tools.cine,
  run: ({ view }) => {
    if (!view || view.state.count < 2) return;
    if (view.state.playing) view.stop();
    else view.play(view.state.framesPerSecond);
  },
};
