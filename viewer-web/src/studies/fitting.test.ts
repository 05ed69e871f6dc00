import { expect, it } from 'vitest';
import { fitting } from './fitting';

it('shows_all_where_there_is_room', () => {
  expect(fitting(['CT', 'PT', 'SEG'], 200)).toEqual({ shown: ['CT', 'PT', 'SEG'], more: 0 });
  expect(fitting([], 80)).toEqual({ shown: [], more: 0 });
});

it('says_how_many_it_leaves_out_and_keeps_room_for_that', () => {
  expect(fitting(['CT', 'PT'], 80)).toEqual({ shown: ['CT', 'PT'], more: 0 });
  expect(fitting(['CT', 'PT', 'SEG'], 80)).toEqual({ shown: ['CT'], more: 2 });
  expect(fitting(['CT', 'PT', 'SEG', 'RWV'], 120)).toEqual({ shown: ['CT', 'PT'], more: 2 });
});

it('always_shows_one', () => {
  expect(fitting(['RTSTRUCT', 'CT'], 40)).toEqual({ shown: ['RTSTRUCT'], more: 1 });
});
