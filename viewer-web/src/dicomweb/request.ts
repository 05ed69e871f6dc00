import { freshToken, goOn } from '../session/refresh';
import { Problem, problemOf } from './problem';

export async function authorization(): Promise<Record<string, string>> {
  const token = await freshToken();
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** Asks with the person's token; once more with another when that one counts no more. */
export async function ask(path: string, accept: string, signal?: AbortSignal, method = 'GET'): Promise<Response> {
  return answered(async () =>
    fetch(path, { method, headers: { ...(await authorization()), Accept: accept }, signal: signal ?? null }),
  );
}

/**
 * Asks for something to be done, with a JSON body.
 *
 * @param isNo refusals that the caller answers by itself; others are thrown
 */
export async function tell(
  path: string,
  body: unknown,
  isNo: (status: number) => boolean = () => false,
): Promise<Response> {
  const type = { Accept: 'application/json', 'Content-Type': 'application/json' };
  return answered(
    async () =>
      fetch(path, {
        method: 'POST',
        headers: { ...(await authorization()), ...type },
        body: JSON.stringify(body),
      }),
    isNo,
  );
}

/** The same, to what has this version; another one by now is refused (412). */
export async function tellOf(path: string, version: number, body: unknown): Promise<Response> {
  const type = { Accept: 'application/json', 'Content-Type': 'application/json', 'If-Match': `"${version}"` };
  return answered(async () =>
    fetch(path, {
      method: 'POST',
      headers: { ...(await authorization()), ...type },
      body: JSON.stringify(body),
    }),
  );
}

async function answered(
  once: () => Promise<Response>,
  isNo: (status: number) => boolean = () => false,
): Promise<Response> {
  let response = await once();
  if (response.status === 401) {
    // What is over is told by the page that comes then.
    if (!(await goOn(true))) throw new Problem('cancelled', 401, '', '');
    response = await once();
  }
  if (!response.ok && !isNo(response.status)) throw await problemOf(response);
  return response;
}
