import { beginSession, type TokenAnswer } from './session';
import { tabs } from './shared';

/** What became of an attempt to sign in. */
export type SignInAnswer =
  | { kind: 'in' }
  | { kind: 'wrong' }
  | { kind: 'throttled'; seconds: number }
  | { kind: 'unreachable' }
  | { kind: 'broken'; status: number };

/** Asks the issuer for a token by the password grant (RFC 6749 4.3). */
export async function signIn(username: string, password: string): Promise<SignInAnswer> {
  const form = new URLSearchParams({ grant_type: 'password', username, password });
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
export function refusal(response: Response): SignInAnswer {
  switch (response.status) {
    case 400:
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
