import { expect, it } from 'vitest';
import { rowKey } from './rowKey';

function press(key: string): [boolean, string[]] {
  const done: string[] = [];
  const understood = rowKey(key, 4, 25, 2, {
    row: (index) => done.push(`row ${index}`),
    page: (number) => done.push(`page ${number}`),
    open: () => done.push('open'),
  });
  return [understood, done];
}

it('walks_turns_pages_and_opens_by_keys', () => {
  expect(press('ArrowDown')).toEqual([true, ['row 5']]);
  expect(press('ArrowUp')).toEqual([true, ['row 3']]);
  expect(press('End')).toEqual([true, ['row 24']]);
  expect(press('PageUp')).toEqual([true, ['page 1']]);
  expect(press('Enter')).toEqual([true, ['open']]);
});

it('leaves_other_keys_to_the_browser', () => {
  expect(press('F5')).toEqual([false, []]);
});
