import { expect, it } from 'vitest';
import { asProblem, kindOf, Problem, problemOf } from './problem';

it('reads_the_words_and_the_reference_of_a_refusal', async () => {
  const body = JSON.stringify({ detail: 'No study 1.2 here', reference: 'K7-22' });

  const problem = await problemOf(new Response(body, { status: 404 }));

  expect(problem).toMatchObject({ kind: 'missing', status: 404, detail: 'No study 1.2 here', reference: 'K7-22' });
});

it('understands_a_refusal_without_words', async () => {
  expect(await problemOf(new Response('<html>', { status: 502 }))).toMatchObject({ kind: 'busy', detail: '' });
  expect(await problemOf(new Response('null', { status: 500 }))).toMatchObject({ kind: 'broken', reference: '' });
});

it('sorts_statuses_by_what_a_person_can_do', () => {
  expect([400, 403, 404, 410, 429, 500, 503].map(kindOf)).toEqual([
    'refused',
    'forbidden',
    'missing',
    'missing',
    'busy',
    'broken',
    'busy',
  ]);
});

it('takes_a_fetch_that_threw_for_an_unreachable_server', () => {
  const refused = new Problem('refused', 400, '', '');

  expect(asProblem(new TypeError('Failed to fetch')).kind).toBe('unreachable');
  expect(asProblem(new DOMException('', 'AbortError')).kind).toBe('cancelled');
  expect(asProblem(new Error('odd')).kind).toBe('broken');
  expect(asProblem(refused)).toBe(refused);
});
