import { currentSession, endSession } from '../session/session';
import { Problem, problemOf } from './problem';

export function authorization(): Record<string, string> {
  const session = currentSession();
  return session ? { Authorization: `Bearer ${session.token}` } : {};
}

/** Asks with the person's token. A token that is no longer good ends the session. */
export async function ask(path: string, accept: string, signal?: AbortSignal, method = 'GET'): Promise<Response> {
  const headers = { ...authorization(), Accept: accept };
  const response = await fetch(path, { method, headers, signal: signal ?? null });
  if (response.status === 401) {
    endSession('expired');
    throw new Problem('cancelled', 401, '', '');
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}
