import { expect, it } from 'vitest';
import { refusal } from './signIn';

it('tells_a_wrong_password_from_a_server_that_fails', async () => {
  expect(await refusal(new Response('', { status: 400 }))).toEqual({ kind: 'wrong' });
  expect(await refusal(new Response('', { status: 401 }))).toEqual({ kind: 'wrong' });
  expect(await refusal(new Response('', { status: 500 }))).toEqual({ kind: 'broken', status: 500 });
  expect(await refusal(new Response('', { status: 503 }))).toEqual({ kind: 'unreachable' });
});

it('knows_when_a_code_is_asked_for', async () => {
  const asked = Response.json({ error: 'invalid_grant', reason: 'otp-needed' }, { status: 400 });
  const wrong = Response.json({ error: 'invalid_grant', reason: 'wrong' }, { status: 400 });

  expect(await refusal(asked)).toEqual({ kind: 'code' });
  expect(await refusal(wrong)).toEqual({ kind: 'wrong' });
});

it('says_how_long_a_throttled_person_waits', async () => {
  expect(await refusal(new Response('', { status: 429, headers: { 'Retry-After': '17' } }))).toEqual({
    kind: 'throttled',
    seconds: 17,
  });
  expect(await refusal(new Response('', { status: 429 }))).toEqual({ kind: 'throttled', seconds: 60 });
});
