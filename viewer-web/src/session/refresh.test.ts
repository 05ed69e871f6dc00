import { expect, it } from 'vitest';
import { reasonOf } from './refresh';

it('knows_why_the_archive_ended_a_session', () => {
  expect(reasonOf({ error: 'invalid_grant', reason: 'administrator' })).toBe('administrator');
  expect(reasonOf({ error: 'invalid_request' })).toBe('expired');
  expect(reasonOf({ reason: 'constructor' })).toBe('expired');
  expect(reasonOf(null)).toBe('expired');
});
