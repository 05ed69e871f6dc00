import { expect, it } from 'vitest';
import { refusal } from './signIn';

it('tells_a_wrong_password_from_a_server_that_fails', () => {
  expect(refusal(new Response('', { status: 400 }))).toEqual({ kind: 'wrong' });
  expect(refusal(new Response('', { status: 401 }))).toEqual({ kind: 'wrong' });
  expect(refusal(new Response('', { status: 500 }))).toEqual({ kind: 'broken', status: 500 });
  expect(refusal(new Response('', { status: 503 }))).toEqual({ kind: 'unreachable' });
});

it('says_how_long_a_throttled_person_waits', () => {
  expect(refusal(new Response('', { status: 429, headers: { 'Retry-After': '17' } }))).toEqual({
    kind: 'throttled',
    seconds: 17,
  });
  expect(refusal(new Response('', { status: 429 }))).toEqual({ kind: 'throttled', seconds: 60 });
});
