import { expect, it } from 'vitest';
import { en } from '../i18n/en';
import { zh } from '../i18n/zh';
import { commandFor, commands, showKey, takesText } from './keymap';
import { invert, reset } from './look';
import type { Room } from './room';
import { nextSeries } from './series';

const key = (name: string, held = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...held });

it('gives_no_key_two_meanings', () => {
  const keys = commands.flatMap((command) => command.keys);

  expect(new Set(keys).size).toBe(keys.length);
});

it('finds_commands_in_either_case', () => {
  expect(commandFor(key('i'))).toBe(invert);
  expect(commandFor(key('I'))).toBe(invert);
  expect(commandFor(key(' '))).toBe(reset);
  expect(commandFor(key('PageDown'))).toBe(nextSeries);
});

it('leaves_modified_and_unknown_keys_to_the_browser', () => {
  expect(commandFor(key('r', { ctrlKey: true }))).toBeUndefined();
  expect(commandFor(key('F5'))).toBeUndefined();
});

it('leaves_keys_to_fields_that_are_written_into_and_to_no_others', () => {
  const focus = (tagName: string, type?: string) => takesText({ tagName, type });

  expect([focus('INPUT', 'text'), focus('INPUT', 'number'), focus('INPUT'), focus('TEXTAREA')]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([focus('INPUT', 'radio'), focus('INPUT', 'checkbox'), focus('BUTTON'), takesText(null)]).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(takesText({ tagName: 'DIV', isContentEditable: true })).toBe(true);
});

it('does_nothing_in_an_empty_room', () => {
  const quiet = (): void => undefined;
  const room: Room = {
    view: undefined,
    modality: '',
    useLeft: quiet,
    stepSeries: quiet,
    stepViewport: quiet,
    toggleFullScreen: quiet,
  };

  expect(() => {
    commands.forEach((command) => {
      command.run(room);
    });
  }).not.toThrow();
});

it('has_words_for_every_command_in_every_language', () => {
  for (const text of [zh, en]) {
    const labels = commands.map((command) => command.label(text));
    expect(labels.filter((label) => label.trim() === '')).toEqual([]);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

it('writes_keys_as_they_stand_on_a_keyboard', () => {
  expect(['ArrowUp', ' ', 'i', 'End'].map(showKey)).toEqual(['↑', 'Space', 'I', 'End']);
});
