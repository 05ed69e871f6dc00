import type { Me } from '../dicomweb/me';
import { ask, tell } from '../dicomweb/request';

export interface Partner {
  readonly code: string;
  readonly name: string;
}

export type Purpose = 'diagnosis' | 'consultation' | 'referral' | 'recognition' | 'emergency';

/** What people give for; an emergency is taken. */
export const purposes = ['diagnosis', 'consultation', 'referral', 'recognition'] as const;

/** That an institution may see what is another's, for a while. */
export interface Grant {
  readonly id: string;
  /** The other side. */
  readonly institution: Partner;
  readonly purpose: Purpose;
  readonly state: 'active' | 'expired' | 'ended';
  /** Absent when it is for a patient. */
  readonly studies?: readonly string[];
  /** Absent for studies, and for who sees no patients. */
  readonly patient?: { readonly id: string; readonly issuer: string };
  readonly openedAt: string;
  readonly until: string;
  readonly endedAt?: string;
  readonly openedBy: string;
  readonly endedBy?: string;
  readonly reason?: string;
}

export interface Grants {
  readonly given: readonly Grant[];
  readonly received: readonly Grant[];
}

export interface Opening {
  readonly institution: string;
  readonly purpose: string;
  readonly until: string;
  readonly reason: string;
  readonly studies?: readonly string[];
  readonly patient?: { readonly id: string; readonly issuer: string };
}

const sharers = ['physician', 'radiologist', 'auditing-radiologist', 'dispatcher', 'referral-desk'];

/** Whether the person may let others see studies; the archive checks it again. */
export function mayShare({ roles }: Me): boolean {
  return roles.some((role) => sharers.includes(role));
}

export async function findGrants(signal: AbortSignal): Promise<Grants> {
  return (await (await ask('/api/grants', 'application/json', signal)).json()) as Grants;
}

export async function findPartners(signal: AbortSignal): Promise<readonly Partner[]> {
  return (await (await ask('/api/grants/partners', 'application/json', signal)).json()) as Partner[];
}

export async function openGrant(opening: Opening): Promise<void> {
  await tell('/api/grants', opening);
}

export async function endGrant(id: string): Promise<void> {
  await tell(`/api/grants/${id}/end`, {});
}
