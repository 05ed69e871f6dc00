import { Problem, problemOf } from '../dicomweb/problem';
import { authorization } from '../dicomweb/request';
import { goOn } from '../session/refresh';
import type { Entry, Kind, Page, Question, Value } from './entry';

/** One thing to mend; the screen puts the code into words. */
export interface Fault {
  /** Of a file, from 1. */
  readonly line?: number;
  readonly field: string;
  readonly code: string;
  readonly sentence: string;
}

/** What was written does not fit, field by field; nothing was changed. */
export class Unfit extends Problem {
  constructor(
    status: number,
    readonly faults: readonly Fault[],
  ) {
    super('refused', status, faults.map(({ field, sentence }) => `${field} ${sentence}`).join(' '), '');
  }
}

interface Call {
  readonly method?: string;
  readonly type?: string;
  readonly body?: BodyInit;
  /** The version a change starts from. */
  readonly version?: number;
  readonly signal?: AbortSignal;
}

/** Asks the directory with the person's token. */
export async function call(path: string, { method = 'GET', type, body, version, signal }: Call): Promise<Response> {
  const once = async (): Promise<Response> =>
    fetch(`/directory/${path}`, {
      method,
      headers: {
        ...(await authorization()),
        ...(type && { 'Content-Type': type }),
        ...(version !== undefined && { 'If-Match': `"${version}"` }),
      },
      body: body ?? null,
      signal: signal ?? null,
    });
  let response = await once();
  if (response.status === 401) {
    // What is over is told by the page that comes then.
    if (!(await goOn(true))) throw new Problem('cancelled', 401, '', '');
    response = await once();
  }
  if (response.ok) return response;
  const faults = await faultsOf(response.clone());
  throw faults.length > 0 ? new Unfit(response.status, faults) : await problemOf(response);
}

async function faultsOf(response: Response): Promise<readonly Fault[]> {
  const body: unknown = await response.json().catch(() => undefined);
  const faults = (body as { faults?: unknown } | undefined)?.faults;
  return Array.isArray(faults) ? (faults as Fault[]) : [];
}

/** Whether somebody else has changed the entry since it was read. */
export function isStale(error: unknown): boolean {
  return error instanceof Problem && error.status === 412;
}

export function listPath(kind: Kind, { search, institution, state, page, size }: Question): string {
  const parameters = new URLSearchParams({ state, page: String(page), size: String(size) });
  if (search) parameters.set('q', search);
  if (institution) parameters.set('institution', institution);
  return `${kind}?${parameters}`;
}

export async function list(kind: Kind, question: Question, signal?: AbortSignal): Promise<Page> {
  return (await (await call(listPath(kind, question), signal ? { signal } : {})).json()) as Page;
}

/** Every entry in use that fits, however many pages it takes. */
export async function all(kind: Kind, institution: string, signal?: AbortSignal): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for (let page = 1; ; page++) {
    const { entries, total } = await list(kind, { search: '', institution, state: 'active', page, size: 200 }, signal);
    found.push(...entries);
    if (entries.length === 0 || found.length >= total) return found;
  }
}

export async function read(kind: Kind, id: number): Promise<Entry> {
  return (await (await call(`${kind}/${id}`, {})).json()) as Entry;
}

export async function create(kind: Kind, values: Readonly<Record<string, Value>>): Promise<Entry> {
  return entry(await call(kind, { method: 'POST', type: 'application/json', body: JSON.stringify(values) }));
}

export async function change(kind: Kind, before: Entry, values: Readonly<Record<string, Value>>): Promise<Entry> {
  const body = JSON.stringify(values);
  const { id, version } = before;
  return entry(await call(`${kind}/${id}`, { method: 'PUT', type: 'application/json', body, version }));
}

export async function end(kind: Kind, { id, version }: Entry): Promise<Entry> {
  return entry(await call(`${kind}/${id}/end`, { method: 'POST', version }));
}

export async function reopen(kind: Kind, { id, version }: Entry): Promise<Entry> {
  return entry(await call(`${kind}/${id}/reopen`, { method: 'POST', version }));
}

/** Makes a person exactly this at an institution; nothing without roles. */
export async function assign(
  { id, version }: Entry,
  institution: string,
  roles: readonly string[],
  department: string,
): Promise<Entry> {
  const body = JSON.stringify({ roles, department });
  const path = `people/${id}/memberships/${encodeURIComponent(institution)}`;
  return entry(await call(path, { method: 'PUT', type: 'application/json', body, version }));
}

async function entry(response: Response): Promise<Entry> {
  return (await response.json()) as Entry;
}
