/** Why a question to the archive has no answer; the screen turns it into words. */
export type ProblemKind =
  'unreachable' | 'missing' | 'forbidden' | 'busy' | 'refused' | 'broken' | 'undecodable' | 'excessive' | 'cancelled';

export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    /** The archive's own words, when it gave a reason. */
    readonly detail: string,
    /** Under this number the archive's log tells more. */
    readonly reference: string,
  ) {
    super(`${kind} (${status}) ${detail}`);
  }
}

export function kindOf(status: number): ProblemKind {
  if (status === 404 || status === 410) return 'missing';
  if (status === 403) return 'forbidden';
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'busy';
  return status >= 500 ? 'broken' : 'refused';
}

/** Reads the body of a refusal (RFC 9457, application/problem+json). */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}));
  const { detail, reference } = (body ?? {}) as { detail?: unknown; reference?: unknown };
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return new Problem(kindOf(response.status), response.status, text(detail), text(reference));
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DOMException && error.name === 'AbortError') return new Problem('cancelled', 0, '', '');
  if (error instanceof TypeError) return new Problem('unreachable', 0, '', '');
  return new Problem('broken', 0, error instanceof Error ? error.message : String(error), '');
}
