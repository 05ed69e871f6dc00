import type { Frame } from '../image/frames';
import type { Look } from '../image/Look';
import { presetsOf } from '../image/presets';
import { needsGrey, needsImage } from './blocked';
import type { Command } from './command';
import type { Room } from './room';

const STEP = 1.2;

/** A command that changes how the active viewport is looked at. */
const look = (change: (look: Look, frame: Frame) => void) => (room: Room) => room.view?.with(change);

export const invert: Command = {
  keys: ['i'],
  label: (text) => text.tools.invert,
  blocked: needsImage,
  run: look((shown, frame) => {
    shown.invert(frame);
  }),
};

export const flipHorizontal: Command = {
  keys: ['h'],
  label: (text) => text.tools.flipHorizontal,
  blocked: needsImage,
  run: look((shown) => {
    shown.flip('flipHorizontal');
  }),
};

export const flipVertical: Command = {
  keys: ['v'],
  label: (text) => text.tools.flipVertical,
  blocked: needsImage,
  run: look((shown) => {
    shown.flip('flipVertical');
  }),
};

export const rotateRight: Command = {
  keys: ['r'],
  label: (text) => text.tools.rotateRight,
  blocked: needsImage,
  run: look((shown) => {
    shown.rotate(90);
  }),
};

export const rotateLeft: Command = {
  keys: ['l'],
  label: (text) => text.tools.rotateLeft,
  blocked: needsImage,
  run: look((shown) => {
    shown.rotate(-90);
  }),
};

export const zoomIn: Command = {
  keys: ['+'],
  label: (text) => text.commands.zoomIn,
  blocked: needsImage,
  run: look((shown) => {
    shown.zoomBy(STEP);
  }),
};

export const zoomOut: Command = {
  keys: ['-'],
  label: (text) => text.commands.zoomOut,
  blocked: needsImage,
  run: look((shown) => {
    shown.zoomBy(1 / STEP);
  }),
};

export const fit: Command = {
  keys: ['='],
  label: (text) => text.tools.fit,
  blocked: needsImage,
  run: look((shown) => {
    shown.fit();
  }),
};

export const native: Command = {
  keys: ['o'],
  label: (text) => text.tools.native,
  blocked: needsImage,
  run: look((shown) => {
    shown.toNative();
  }),
};

export const reset: Command = {
  keys: [' '],
  label: (text) => text.tools.reset,
  blocked: needsImage,
  run: look((shown, frame) => {
    shown.reset(frame);
  }),
};

/** The window that the object brings. */
export const sentWindow: Command = {
  keys: ['0'],
  label: (text) => text.presets.file,
  blocked: needsGrey,
  run: look((shown, frame) => {
    const sent = shown.sent(frame);
    if (sent) shown.window(sent, frame);
  }),
};

const preset = (number: 1 | 2 | 3 | 4 | 5): Command => ({
  keys: [String(number)],
  label: (text) => text.commands.preset(number),
  blocked: needsGrey,
  run: (room) => {
    applyPreset(room, number - 1);
  },
});

export const presets: readonly Command[] = ([1, 2, 3, 4, 5] as const).map(preset);

/** The preset of the active viewport's modality at this place of its list. */
export function applyPreset(room: Room, place: number): void {
  const chosen = presetsOf(room.modality)[place];
  room.view?.with((shown, frame) => {
    const sent = shown.sent(frame);
    if (sent && chosen) shown.window(chosen.of(sent), frame);
  });
}
