import { adoptSession, currentSession, endedBecause, endSession } from './session';
import { Tabs } from './tabs';

const PATIENCE_MS = 3_000;

let opened: Tabs | undefined;
const listeners = new Set<() => void>();

/** The other tabs of this browser. */
export function tabs(): Tabs {
  opened ??= new Tabs({
    current: () => currentSession(),
    adopt: (session) => {
      adoptSession(session);
      listeners.forEach((listener) => {
        listener();
      });
    },
    end: () => {
      endSession('signed-out');
    },
    extend: (until) => {
      const session = currentSession();
      if (session) adoptSession({ ...session, ...until });
    },
  });
  return opened;
}

/** Hears of a session that another tab hands over. @returns ends the listening */
export function onAdopted(listener: () => void): () => void {
  tabs();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Whether this tab may be let in by another. One whose session has just ended does not ask: a token that the archive no
 * longer takes would come back from the next tab, again and again.
 */
export function mayAskTabs(): boolean {
  return currentSession() === undefined && endedBecause() === undefined;
}

/** Signs out here, in every other tab, and at the archive; when that cannot be reached, the session ends by itself there. */
export async function signOut(): Promise<void> {
  await fetch('/token/revoke', {
    method: 'POST',
    body: new URLSearchParams({ token_type_hint: 'refresh_token' }),
    headers: { 'Pacs-Session': 'browser' },
    keepalive: true,
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
  tabs().signedOut();
  endSession('signed-out');
}
