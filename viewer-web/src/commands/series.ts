import type { Command } from './command';

export const previousSeries: Command = {
  keys: ['PageUp'],
  label: (text) => text.commands.previousSeries,
  run: (room) => {
    room.stepSeries(-1);
  },
};

export const nextSeries: Command = {
  keys: ['PageDown'],
  label: (text) => text.commands.nextSeries,
  run: (room) => {
    room.stepSeries(1);
  },
};

export const previousViewport: Command = {
  keys: ['ArrowLeft'],
  label: (text) => text.commands.previousViewport,
  run: (room) => {
    room.stepViewport(-1);
  },
};

export const nextViewport: Command = {
  keys: ['ArrowRight'],
  label: (text) => text.commands.nextViewport,
  run: (room) => {
    room.stepViewport(1);
  },
};

export const fullScreen: Command = {
  keys: ['f'],
  label: (text) => text.tools.fullScreen,
  run: (room) => {
    room.toggleFullScreen();
  },
};
