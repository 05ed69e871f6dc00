import { beginSession, type TokenAnswer } from './session';
import { tabs } from './shared';

/** What became of an attempt to sign in; `code`: the password is right, a code of the second factor is needed, too. */
export type SignInAnswer =
  | { kind: 'in' }
  | { kind: 'code' }
  | { kind: 'wrong' }
  | { kind: 'throttled'; seconds: number }
  | { kind: 'unreachable' }
  | { kind: 'broken'; status: number };

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** A code of the second factor, or a recovery code. */
  readonly otp?: string | undefined;
}

/** Asks the issuer for a token by the password grant (RFC 6749 4.3). */
export async function signIn({ username, password, otp }: Credentials): Promise<SignInAnswer> {
  const form = new URLSearchParams({ grant_type: 'password', username, password });
  if (otp) form.set('otp', otp);
  let response: Response;
  try {
    response = await fetch('/token', { method: 'POST', body: form, headers: { 'Pacs-Session': 'browser' } });
  } catch {
    return { kind: 'unreachable' };
  }
  if (!response.ok) return refusal(response);
  const answer = (await response.json()) as TokenAnswer;
  tabs().begun(beginSession(answer));
  return { kind: 'in' };
}

/** RFC 6749 5.2 answers a wrong password with 400 or 401; RFC 6585 4 answers too many tries with 429 and Retry-After. */
export async function refusal(response: Response): Promise<SignInAnswer> {
  switch (response.status) {
    case 400: {
      const body: unknown = await response.json().catch(() => undefined);
      return { kind: (body as { reason?: unknown } | undefined)?.reason === 'otp-needed' ? 'code' : 'wrong' };
    }
    case 401:
    case 403:
      return { kind: 'wrong' };
    case 429:
      return { kind: 'throttled', seconds: Number(response.headers.get('Retry-After')) || 60 };
    case 502:
    case 503:
    case 504:
      return { kind: 'unreachable' };
    default:
      return { kind: 'broken', status: response.status };
  }
}

/** The code that a demo shows to everybody; nothing in any other region. */
export async function demoCode(username: string, signal: AbortSignal): Promise<string | undefined> {
  const response = await fetch(`/sign-in?${new URLSearchParams({ login: username })}`, { signal });
  return response.ok ? ((await response.json()) as { code?: string }).code : undefined;
}
