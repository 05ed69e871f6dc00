/** The kinds of entries, as the archive spells them. */
export type Kind = 'institutions' | 'departments' | 'people' | 'contracts' | 'ae-titles' | 'devices' | 'duties';

export interface Membership {
  readonly institution: string;
  readonly name: string;
  readonly department?: string;
  readonly roles: readonly string[];
}

/** One entry: what every kind has, and the fields of its kind by name. */
export interface Entry {
  readonly id: number;
  readonly version: number;
  /** When it went out of use. */
  readonly ended?: string;
  readonly memberships?: readonly Membership[];
  /** Of a person: belongs to other institutions, too. */
  readonly elsewhere?: boolean;
  readonly [field: string]: unknown;
}

export type State = 'active' | 'ended' | 'all';

export interface Question {
  readonly search: string;
  readonly institution: string;
  readonly state: State;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

export interface Page {
  readonly total: number;
  readonly entries: readonly Entry[];
}

/** What a field holds, as the archive takes it. */
export type Value = string | readonly string[];

/** The text of a field; empty when it is not there. */
export function textOf(entry: Entry, field: string): string {
  const value = entry[field];
  return typeof value === 'string' ? value : '';
}

export function textsOf(entry: Entry, field: string): readonly string[] {
  const value = entry[field];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
