/**
 * Who is signed in at this tab. The access token lies in sessionStorage: it ends with the tab and no other site reads it.
 * Other tabs of the application get it from this one (see Tabs). What the session is gone on with lies in a cookie that no
 * script reads.
 */
export interface Session {
  readonly token: string;
  /** When the token ends, in milliseconds since the epoch. */
  readonly expiresAt: number;
  /** Code of the institution the token is for. */
  readonly institution: string;
  readonly id: string;
  /** When the session ends if nobody does anything. */
  readonly idleAt: number;
  /** When it ends in any case. */
  readonly endsAt: number;
  /** When it was last gone on with. */
  readonly usedAt: number;
}

/** What the issuer answers (RFC 6749 5.1). */
export interface TokenAnswer {
  readonly access_token: string;
  /** Seconds from now. */
  readonly expires_in: number;
  readonly institution: string;
  readonly session: { readonly id: string; readonly expires_in: number; readonly idle_seconds: number };
}

/** Why a session is over, as the archive spells it; `another`: somebody else signed in in this browser. */
export const endReasons = [
  'signed-out',
  'idle',
  'expired',
  'reused',
  'replaced',
  'another',
  'elsewhere',
  'administrator',
  'password',
  'factor',
  'account',
] as const;

export type EndReason = (typeof endReasons)[number];

/** After these whoever sits down next may be somebody else: place and filter are forgotten. */
const leavesNothing: readonly EndReason[] = [
  'signed-out',
  'replaced',
  'another',
  'elsewhere',
  'administrator',
  'account',
];

const SESSION = 'pacs.session';
const ENDED = 'pacs.ended';
/** In localStorage: which session the browser's cookie is of. No secret; without it a new tab need not ask. */
const HERE = 'pacs.here';

export function currentSession(now = Date.now()): Session | undefined {
  const stored = sessionStorage.getItem(SESSION);
  if (!stored) return undefined;
  const session = JSON.parse(stored) as Session;
  return isGood(session, now) ? session : undefined;
}

export function isGood({ idleAt, endsAt }: Session, now = Date.now()): boolean {
  return Math.min(idleAt, endsAt) > now;
}

export function beginSession(answer: TokenAnswer, now = Date.now()): Session {
  const session = {
    token: answer.access_token,
    expiresAt: now + answer.expires_in * 1000,
    institution: answer.institution,
    id: answer.session.id,
    idleAt: now + answer.session.idle_seconds * 1000,
    endsAt: now + answer.session.expires_in * 1000,
    usedAt: now,
  };
  adoptSession(session);
  return session;
}

export function adoptSession(session: Session): void {
  sessionStorage.removeItem(ENDED);
  sessionStorage.setItem(SESSION, JSON.stringify(session));
  localStorage.setItem(HERE, session.id);
}

/** The session this browser has a cookie of, as far as this page knows. */
export function sessionHere(): string | undefined {
  return currentSession()?.id ?? localStorage.getItem(HERE) ?? undefined;
}

let ended: EndReason | undefined;

/** Why this page has ended its session and waits to be loaded anew; undefined while it has not. */
export function endedHere(): EndReason | undefined {
  return ended;
}

/**
 * Ends the session by loading the page anew, so that no patient's image stays in memory. After an expiry the address and the
 * filter stay: whoever signs in again is back at the place.
 */
export function endSession(reason: EndReason): void {
  ended = reason;
  const id = currentSession()?.id;
  sessionStorage.removeItem(SESSION);
  if (!id || localStorage.getItem(HERE) === id) localStorage.removeItem(HERE);
  if (leavesNothing.includes(reason)) {
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
