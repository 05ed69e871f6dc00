import { freshToken, goOn } from '../session/refresh';
import { Problem, problemOf } from './problem';

export async function authorization(): Promise<Record<string, string>> {
  const token = await freshToken();
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** Asks with the person's token; once more with another when that one counts no more. */
export async function ask(path: string, accept: string, signal?: AbortSignal, method = 'GET'): Promise<Response> {
  const once = async (): Promise<Response> =>
    fetch(path, { method, headers: { ...(await authorization()), Accept: accept }, signal: signal ?? null });
  let response = await once();
  if (response.status === 401) {
    // What is over is told by the page that comes then.
    if (!(await goOn(true))) throw new Problem('cancelled', 401, '', '');
    response = await once();
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}
