import { ask, tellOf } from '../dicomweb/request';

/** A number of a patient, masked. */
export interface NumberOf {
  readonly kind: 'id-card' | 'insurance';
  readonly ending: string;
  /** The birth date and sex that stand in it are the patient's. */
  readonly fits: boolean;
}

export interface Decision {
  readonly at: string;
  /** Login; empty: a rule. */
  readonly by: string;
  readonly because: string;
}

export interface Link {
  readonly person: number;
  readonly version: number;
  readonly basis: 'id-card' | 'insurance' | 'steward';
  readonly madeAt: string;
  readonly madeBy: string;
  readonly reason: string;
  /** Absent while it holds. */
  readonly ended?: Decision;
}

/** A patient as an institution knows him or her. */
export interface Patient {
  readonly id: number;
  readonly institution: string;
  readonly institutionName: string;
  readonly issuer: string;
  readonly patientId: string;
  /** alphabetic=ideographic=phonetic */
  readonly name: string;
  readonly birthDate?: string;
  readonly sex: string;
  readonly numbers: readonly NumberOf[];
  readonly links: readonly Link[];
  readonly same: readonly Patient[];
}

/** Two patients of whom a steward says whether they are one person. */
export interface Candidate {
  readonly id: number;
  readonly version: number;
  readonly basis: 'same-name' | 'conflict' | 'two-persons' | 'unlinked';
  readonly state: 'open' | 'linked' | 'distinct';
  readonly foundAt: string;
  readonly decision?: Decision;
  readonly one: Patient;
  readonly other: Patient;
}

export interface CandidatePage {
  readonly candidates: readonly Candidate[];
  /** Where the next page begins; absent on the last. */
  readonly next?: number;
}

export type Word = 'link' | 'distinct' | 'reopen';

export async function findCandidates(state: string, after: number, signal: AbortSignal): Promise<CandidatePage> {
  const path = `/archive/patients/candidates?state=${state}&after=${after}&size=20`;
  return (await (await ask(path, 'application/json', signal)).json()) as CandidatePage;
}

export async function findPatients(patientId: string, signal: AbortSignal): Promise<readonly Patient[]> {
  const path = `/archive/patients?id=${encodeURIComponent(patientId)}`;
  return (await (await ask(path, 'application/json', signal)).json()) as Patient[];
}

export async function say(word: Word, { id, version }: Candidate, reason: string): Promise<void> {
  await tellOf(`/archive/patients/candidates/${id}/${word}`, version, { reason });
}

/** The link a patient has now. */
export function linkNow({ links }: Patient): Link | undefined {
  return links.find(({ ended }) => !ended);
}

export async function unlink(patient: Patient, reason: string): Promise<void> {
  await tellOf(`/archive/patients/${patient.id}/unlink`, linkNow(patient)?.version ?? 0, { reason });
}
