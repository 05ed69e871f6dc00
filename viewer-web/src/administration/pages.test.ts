import { expect, it } from 'vitest';
import { type AdminPage, pages, pagesFor } from './pages';
import { readsImages } from './roles';

const page = (key: string, ...roles: AdminPage['roles']): AdminPage => ({
  key,
  group: 'directory',
  roles,
  title: () => key,
  icon: null,
  Page: () => null,
});
const all = [page('people', 'region-admin', 'institution-admin'), page('records', 'auditor')];

it('shows_each_role_its_own_pages', () => {
  expect(pagesFor(['auditor'], all).map(({ key }) => key)).toEqual(['records']);
  expect(pagesFor(['technician', 'institution-admin'], all).map(({ key }) => key)).toEqual(['people']);
  expect(pagesFor(['technician', 'radiologist', 'gateway'], all)).toEqual([]);
});

it('gives_every_page_an_address_of_its_own', () => {
  const keys = pages.map(({ key }) => key);

  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => !/^[a-z-]+$/.test(key))).toEqual([]);
});

it('shows_images_to_nobody_who_runs_guards_or_watches', () => {
  expect(readsImages(['technician'])).toBe(true);
  expect(readsImages(['institution-admin'])).toBe(false);
  expect(readsImages(['radiologist', 'institution-admin'])).toBe(true);
  expect(readsImages(['radiologist', 'auditor'])).toBe(false);
});
