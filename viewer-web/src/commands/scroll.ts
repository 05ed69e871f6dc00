import { needsStack } from './blocked';
import type { Command } from './command';
import type { Room } from './room';

const scrollBy = (frames: number) => (room: Room) => room.view?.scrollBy(frames);

export const previousImage: Command = {
  keys: ['ArrowUp'],
  label: (text) => text.commands.previousImage,
  blocked: needsStack,
  run: scrollBy(-1),
};

export const nextImage: Command = {
  keys: ['ArrowDown'],
  label: (text) => text.commands.nextImage,
  blocked: needsStack,
  run: scrollBy(1),
};

export const firstImage: Command = {
  keys: ['Home'],
  label: (text) => text.commands.firstImage,
  blocked: needsStack,
  run: scrollBy(-Infinity),
};

export const lastImage: Command = {
  keys: ['End'],
  label: (text) => text.commands.lastImage,
  blocked: needsStack,
  run: scrollBy(Infinity),
};
