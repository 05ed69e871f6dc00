import {
  beginSession,
  currentSession,
  endedHere,
  endReasons,
  endSession,
  type EndReason,
  sessionHere,
  type TokenAnswer,
} from './session';
import { tabs } from './shared';

/** What became of going on. */
export type Refreshed = { kind: 'on' } | { kind: 'over'; reason: EndReason } | { kind: 'unreachable' };

/** Of a token that soon ends nothing is asked any more; a slow request must arrive before. */
const MARGIN_MS = 30_000;
/** A line that stalls must not hold the other tabs, which wait for their turn. */
const PATIENCE_MS = 15_000;

/**
 * Goes on with the session of this browser and gets another token for this tab. One tab at a time: the cookie changes, and a
 * cookie that comes twice ends the session.
 *
 * @param quiet the page asks by itself: that keeps nobody signed in
 */
export async function refresh(quiet: boolean): Promise<Refreshed> {
  const once = () => ask(quiet);
  // Only pages over TLS or of this machine have locks.
  return 'locks' in navigator ? await navigator.locks.request('pacs.refresh', once) : await once();
}

async function ask(quiet: boolean): Promise<Refreshed> {
  const over = endedHere();
  // The page goes on for a moment before it is loaded anew: the cookie may be somebody else's, who is not taken for this person.
  if (over) return { kind: 'over', reason: over };
  const session = currentSession();
  const form = new URLSearchParams({ grant_type: 'refresh_token', session: sessionHere() ?? '' });
  if (session) form.set('institution', session.institution);
  if (quiet) form.set('quiet', 'true');
  const signal = AbortSignal.timeout(PATIENCE_MS);
  let response: Response;
  try {
    response = await fetch('/token', { method: 'POST', body: form, headers: { 'Pacs-Session': 'browser' }, signal });
    if (response.ok) {
      tabs().used(beginSession((await response.json()) as TokenAnswer));
      return { kind: 'on' };
    }
  } catch {
    return { kind: 'unreachable' };
  }
  if (response.status !== 400) return { kind: 'unreachable' };
  return { kind: 'over', reason: reasonOf(await response.json().catch(() => ({}))) };
}

/** The archive's word, when it is one of those that are told; of everything else the session has simply run out. */
export function reasonOf(body: unknown): EndReason {
  const { reason } = (body ?? {}) as { reason?: unknown };
  return endReasons.find((known) => known === reason) ?? 'expired';
}

let going: Promise<Refreshed> | undefined;

/** Goes on, or ends what is over here; who comes meanwhile waits for the same. Whether there is a good token now. */
export async function goOn(quiet: boolean): Promise<boolean> {
  going ??= refresh(quiet).finally(() => {
    going = undefined;
  });
  const outcome = await going;
  // Who waited for the same finds it ended already.
  if (outcome.kind === 'over' && !endedHere()) endSession(outcome.reason);
  return outcome.kind === 'on';
}

/** The token to ask with, renewed when it soon ends; undefined when nobody is signed in. */
export async function freshToken(): Promise<string | undefined> {
  const session = currentSession();
  if (session && session.expiresAt - Date.now() < MARGIN_MS) await goOn(true);
  return currentSession()?.token;
}
