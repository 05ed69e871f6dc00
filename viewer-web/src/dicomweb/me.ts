import { ask } from './request';

export interface Institution {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** The person at the screen and the institution the token is for. */
export interface Me {
  readonly name: string;
  readonly login: string;
  readonly institution: Institution;
  readonly roles: readonly string[];
  /** All that the person belongs to, the first one first. */
  readonly institutions: readonly Institution[];
  /** What has to be done before anything else. */
  readonly due?: Due;
}

export type Due = 'change-password' | 'enrol';

/** Where else the person could be: nothing for who belongs to one institution. */
export function otherInstitutions({ institution, institutions }: Me): readonly Institution[] {
  return institutions.filter(({ id }) => id !== institution.id);
}

export async function whoAmI(signal: AbortSignal): Promise<Me> {
  return (await (await ask('/me', 'application/json', signal)).json()) as Me;
}
