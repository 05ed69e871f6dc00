/**
 * Who is signed in at this tab. The token lies in sessionStorage: it ends with the tab and no other site reads it. Other tabs
 * of the application get it from this one (see Tabs).
 */
export interface Session {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What the issuer answers (RFC 6749 5.1). */
export interface TokenAnswer {
  readonly access_token: string;
  /** Seconds from now. */
  readonly expires_in: number;
}

export type EndReason = 'signed-out' | 'expired';

const SESSION = 'pacs.session';
const ENDED = 'pacs.ended';

export function currentSession(now = Date.now()): Session | undefined {
  const stored = sessionStorage.getItem(SESSION);
  if (!stored) return undefined;
  const session = JSON.parse(stored) as Session;
  return session.expiresAt > now ? session : undefined;
}

export function beginSession({ access_token: token, expires_in: seconds }: TokenAnswer): Session {
  const session = { token, expiresAt: Date.now() + seconds * 1000 };
  adoptSession(session);
  return session;
}

export function adoptSession(session: Session): void {
  sessionStorage.removeItem(ENDED);
  sessionStorage.setItem(SESSION, JSON.stringify(session));
}

/**
 * Ends the session by loading the page anew, so that no patient's image stays in memory. After an expiry the address and the
 * filter stay: whoever signs in again is back at the place.
 */
export function endSession(reason: EndReason): void {
  sessionStorage.removeItem(SESSION);
  if (reason === 'signed-out') {
    sessionStorage.clear();
    location.hash = '';
  }
  sessionStorage.setItem(ENDED, reason);
  location.reload();
}

/** Why the sign-in stands here: nothing when the person just arrives. */
export function endedBecause(): EndReason | undefined {
  return (sessionStorage.getItem(ENDED) as EndReason | null) ?? undefined;
}
