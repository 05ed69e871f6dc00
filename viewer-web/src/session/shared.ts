import { adoptSession, currentSession, endedBecause, endSession } from './session';
import { Tabs } from './tabs';

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

/** Signs out here and in every other tab. */
export function signOut(): void {
  tabs().signedOut();
  endSession('signed-out');
}
