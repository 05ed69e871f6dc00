import { describe, expect, it } from 'vitest';
import type { Frame } from '../image/frames';
import type { StackView } from '../image/StackView';
import { nothingShown, type ViewState } from '../image/viewState';
import { type Blocked, runCommand } from './blocked';
import { cine } from './cine';
import type { Command } from './command';
import { commandFor } from './keymap';
import { invert, presets, sentWindow } from './look';
import { leftTools } from './mouse';
import type { Room } from './room';
import { lastImage, nextImage } from './scroll';

const frame = (photometric: string) =>
  ({ dataSet: { '00280004': { vr: 'CS', Value: [photometric] } } }) as unknown as Frame;

function room(state?: Partial<ViewState>): Room {
  const nothing = () => undefined;
  const view = state && (Object.assign({}, { state: { ...nothingShown, ...state } }) as unknown as StackView);
  return {
    view,
    modality: 'CT',
    useLeft: nothing,
    stepSeries: nothing,
    stepViewport: nothing,
    toggleFullScreen: nothing,
  };
}
const grey = { frame: frame('MONOCHROME1'), count: 5 };
const why = (shown: Room, ...commands: Command[]): (Blocked | undefined)[] =>
  commands.map((command) => command.blocked?.(shown));

describe('blocked', () => {
  it('is_nothing_that_changes_a_picture_while_there_is_none', () => {
    expect(why(room(), leftTools.pan, leftTools.window, leftTools.scroll, invert, sentWindow, cine)).toEqual(
      Array(6).fill('noImage'),
    );
  });

  it('is_no_command_on_a_grey_stack', () => {
    expect(why(room(grey), ...Object.values(leftTools), ...presets, invert, cine, nextImage)).not.toContainEqual(
      expect.anything(),
    );
  });

  it('is_the_window_of_a_colour_picture_and_nothing_else_of_it', () => {
    const colour = room({ frame: frame('YBR_FULL_422'), count: 5 });

    expect(why(colour, leftTools.window, sentWindow, ...presets)).toEqual(Array(7).fill('colour'));
    expect(why(colour, leftTools.zoom, invert, cine)).toEqual([undefined, undefined, undefined]);
  });

  it('is_moving_through_a_single_picture', () => {
    expect(why(room({ ...grey, count: 1 }), cine, leftTools.scroll, lastImage)).toEqual(Array(3).fill('single'));
  });

  it('is_not_scrolling_away_from_a_picture_that_does_not_come', () => {
    expect(why(room({ count: 5 }), nextImage, cine)).toEqual([undefined, undefined]);
  });

  it('does_nothing_by_key_either', () => {
    const chosen: string[] = [];
    const useLeft = (tool: string) => chosen.push(tool);
    const key = commandFor({ key: 'w', ctrlKey: false, metaKey: false, altKey: false });

    if (key) runCommand(key, { ...room({ ...grey, frame: frame('RGB') }), useLeft });
    if (key) runCommand(key, { ...room(grey), useLeft });

    expect(chosen).toEqual(['window']);
  });
});
