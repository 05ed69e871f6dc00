import { expect, it } from 'vitest';
import { studyUid } from '../dicomweb/uid';
import { parseRoute, routeHash } from './route';

it('finds_its_way_back_from_its_own_address', () => {
  const route = { screen: 'reading', study: studyUid('1.2.840.113619.2.55') } as const;

  expect(parseRoute(routeHash(route))).toEqual(route);
});

it('finds_its_way_back_to_the_own_account', () => {
  expect(parseRoute(routeHash({ screen: 'account' }))).toEqual({ screen: 'account' });
});

it('shows_the_list_for_an_address_that_names_no_study', () => {
  expect(parseRoute('')).toEqual({ screen: 'studies' });
  expect(parseRoute('#/study/../../token')).toEqual({ screen: 'studies' });
  expect(parseRoute('#/study/1.2.x')).toEqual({ screen: 'studies' });
});

it('finds_its_way_back_to_a_page_of_the_administration', () => {
  const route = { screen: 'administration', page: 'people' } as const;

  expect(parseRoute(routeHash(route))).toEqual(route);
  expect(parseRoute('#/admin')).toEqual({ screen: 'administration', page: '' });
  expect(parseRoute('#/admin/people/../x')).toEqual({ screen: 'studies' });
});
