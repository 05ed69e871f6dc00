import { ask, tell } from '../dicomweb/request';

/** What a new password must not be, as the archive spells it. */
export const passwordRules = ['too-short', 'too-long', 'too-simple', 'common', 'own-name', 'used-before'] as const;
export type PasswordRule = (typeof passwordRules)[number];

/** Why something was not changed. */
export type No =
  | { kind: 'wrong-password' }
  | { kind: 'wrong-code' }
  | { kind: 'exists' }
  | { kind: 'unfit'; rules: readonly PasswordRule[] }
  | { kind: 'locked'; seconds: number };

export type Done<T = undefined> = { kind: 'done'; value: T } | No;

export interface Factors {
  readonly totp: boolean;
  readonly recoveryCodes: number;
  readonly isNeeded: boolean;
}

/** What an authenticator makes its codes of. */
export interface TotpSecret {
  readonly secret: string;
  /** For an authenticator to read as a picture. */
  readonly uri: string;
}

export async function changePassword(old: string, wanted: string): Promise<Done> {
  return own('/me/password', { old, wanted }, () => Promise.resolve(undefined));
}

export async function ownFactors(signal: AbortSignal): Promise<Factors> {
  return (await (await ask('/me/factors', 'application/json', signal)).json()) as Factors;
}

/** A new secret; it counts when `confirmTotp` was given a code of it. */
export async function beginTotp(password: string): Promise<Done<TotpSecret>> {
  return own('/me/factors/totp', { password }, async (answer) => (await answer.json()) as TotpSecret);
}

/** @returns recovery codes, each good once in place of a code; they are never shown again */
export async function confirmTotp(code: string): Promise<Done<readonly string[]>> {
  return own('/me/factors/totp/confirm', { code }, async (answer) => {
    const { recoveryCodes } = (await answer.json()) as { recoveryCodes: string[] };
    return recoveryCodes;
  });
}

export async function removeTotp(code: string): Promise<Done> {
  return own('/me/factors/totp/remove', { code }, () => Promise.resolve(undefined));
}

async function own<T>(path: string, body: unknown, read: (answer: Response) => Promise<T>): Promise<Done<T>> {
  const answer = await tell(path, body, (status) => [409, 422, 429].includes(status));
  return answer.ok ? { kind: 'done', value: await read(answer) } : no(await answer.json().catch(() => ({})));
}

/** The archive's reason; whatever it says that is not known here is a wrong password. */
export function no(body: unknown): No {
  const { reason, rules, seconds } = (body ?? {}) as { reason?: unknown; rules?: unknown; seconds?: unknown };
  switch (reason) {
    case 'wrong-code':
    case 'exists':
      return { kind: reason };
    case 'locked':
      return { kind: 'locked', seconds: typeof seconds === 'number' ? seconds : 60 };
    case 'unfit':
      return {
        kind: 'unfit',
        rules: passwordRules.filter((rule) => Array.isArray(rules) && rules.includes(rule)),
      };
    default:
      return { kind: 'wrong-password' };
  }
}
