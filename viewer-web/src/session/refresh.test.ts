import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type * as Refreshing from './refresh';
import type * as Sessions from './session';
import type * as Shared from './shared';

let refreshing: typeof Refreshing;
let sessions: typeof Sessions;
let shared: typeof Shared;
let reloads = 0;

function storage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
    clear: () => {
      held.clear();
    },
  };
}

/** One lock for all, as the tabs of a browser share it. */
function locks() {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    request: async (_: string, work: () => Promise<unknown>) => {
      const mine = turn.then(work);
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

const answer = (id: string) => ({
  access_token: 'abc',
  expires_in: 1,
  institution: 'WSYY',
  session: { id, expires_in: 60, idle_seconds: 60 },
});

beforeEach(async () => {
  vi.resetModules();
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('navigator', { locks: locks() });
  reloads = 0;
  // As in a browser, the page goes on for a moment after it.
  vi.stubGlobal('location', { hash: '', reload: () => reloads++ });
  refreshing = await import('./refresh');
  sessions = await import('./session');
  shared = await import('./shared');
});

afterEach(() => {
  shared.tabs().close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('knows_why_the_archive_ended_a_session', () => {
  expect(refreshing.reasonOf({ error: 'invalid_grant', reason: 'administrator' })).toBe('administrator');
  expect(refreshing.reasonOf({ error: 'invalid_request' })).toBe('expired');
  expect(refreshing.reasonOf({ reason: 'constructor' })).toBe('expired');
  expect(refreshing.reasonOf(null)).toBe('expired');
});

it('gives_a_stalled_line_up_and_the_next_tab_its_turn', async () => {
  sessions.beginSession(answer('one'));
  const abort = new AbortController();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(abort.signal);
  const stalled = vi.fn(
    async (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_, refuse) => {
        signal?.addEventListener('abort', () => {
          refuse(new DOMException('', 'TimeoutError'));
        });
      }),
  );
  vi.stubGlobal('fetch', stalled);
  const first = refreshing.refresh(true);
  await vi.waitUntil(() => stalled.mock.calls.length === 1);
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(answer('one'))));
  const second = refreshing.refresh(true);

  abort.abort();

  expect(await first).toEqual({ kind: 'unreachable' });
  expect(await second).toEqual({ kind: 'on' });
  expect(timeout).toHaveBeenCalledWith(15_000);
});

it('becomes_nobody_else_while_it_waits_to_be_loaded_anew', async () => {
  sessions.beginSession(answer('one'));
  const archive = vi.fn(() =>
    Promise.resolve(Response.json({ error: 'invalid_grant', reason: 'another' }, { status: 400 })),
  );
  vi.stubGlobal('fetch', archive);
  const both = await Promise.all([refreshing.goOn(true), refreshing.goOn(true)]);
  archive.mockResolvedValue(Response.json(answer('somebody else')));

  const later = await refreshing.goOn(true);

  expect([...both, later]).toEqual([false, false, false]);
  expect(archive).toHaveBeenCalledTimes(1);
  expect(sessions.currentSession()).toBeUndefined();
  expect(sessions.endedBecause()).toBe('another');
  expect(reloads).toBe(1);
});
