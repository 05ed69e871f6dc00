import { ask } from './request';

/** The person at the screen and the institution the token is for. */
export interface Me {
  readonly name: string;
  readonly login: string;
  readonly institution: { readonly id: number; readonly code: string; readonly name: string };
  readonly roles: readonly string[];
}

export async function whoAmI(signal: AbortSignal): Promise<Me> {
  return (await (await ask('/me', 'application/json', signal)).json()) as Me;
}
