import { personRoles } from '../administration/roles';
import type { Kind } from './entry';

/** How a field is shown and written. */
export type FieldType =
  | 'line'
  | 'note'
  | 'password'
  | 'choice'
  | 'choices'
  | 'institution'
  | 'department'
  | 'person'
  | 'aeTitle'
  | 'day'
  | 'moment'
  | 'hours'
  | 'limits';

export interface FieldSpec {
  readonly name: string;
  readonly type: FieldType;
  readonly required?: true;
  /** Others call the entry by it: it never changes. */
  readonly fixed?: true;
  /** Shown in the list. */
  readonly listed?: true;
  readonly choices?: readonly string[];
  /** Asked for when the entry is new, and never shown. */
  readonly onlyNew?: true;
}

const own: FieldSpec = { name: 'institution', type: 'institution', required: true, fixed: true, listed: true };
const code: FieldSpec = { name: 'code', type: 'line', required: true, fixed: true, listed: true };
const name: FieldSpec = { name: 'name', type: 'line', required: true, listed: true };
const phone: FieldSpec = { name: 'phone', type: 'line', listed: true };
const department: FieldSpec = { name: 'department', type: 'department', listed: true };
const note: FieldSpec = { name: 'note', type: 'note' };

export const purposes = ['diagnosis', 'consultation', 'referral', 'quality-control', 'teaching'] as const;
export const tasks = ['diagnosis', 'audit', 'consultation', 'critical-value', 'referral', 'quality-control'] as const;
export const ranks = ['none', 'junior', 'intermediate', 'deputy-senior', 'senior'] as const;
export const levels = ['province', 'city', 'county', 'township'] as const;

/** The fields of each kind, in the order of the form. */
export const fieldsOf: Readonly<Record<Kind, readonly FieldSpec[]>> = {
  institutions: [
    code,
    name,
    { name: 'level', type: 'choice', required: true, listed: true, choices: levels },
    { name: 'parent', type: 'institution', listed: true },
  ],
  departments: [own, code, name, phone],
  people: [
    { name: 'login', type: 'line', required: true, fixed: true, listed: true },
    name,
    { name: 'title', type: 'line', listed: true },
    { name: 'rank', type: 'choice', choices: ranks },
    phone,
    { name: 'password', type: 'password', onlyNew: true },
    { name: 'institution', type: 'institution', fixed: true, onlyNew: true },
    { name: 'roles', type: 'choices', choices: personRoles, onlyNew: true },
    { name: 'department', type: 'department', onlyNew: true },
  ],
  contracts: [
    { name: 'number', type: 'line', required: true, fixed: true, listed: true },
    { name: 'asking', type: 'institution', required: true, fixed: true, listed: true },
    { name: 'serving', type: 'institution', required: true, fixed: true, listed: true },
    { name: 'purposes', type: 'choices', required: true, listed: true, choices: purposes },
    { name: 'since', type: 'day', required: true, listed: true },
    { name: 'until', type: 'day', listed: true },
    { name: 'hours', type: 'hours' },
    { name: 'limits', type: 'limits' },
    note,
  ],
  'ae-titles': [
    own,
    { name: 'title', type: 'line', required: true, fixed: true, listed: true },
    { name: 'address', type: 'line', listed: true },
    { name: 'certificate', type: 'line' },
    { ...note, listed: true },
  ],
  devices: [
    own,
    code,
    name,
    { name: 'modality', type: 'line', required: true, listed: true },
    { name: 'maker', type: 'line' },
    { name: 'model', type: 'line', listed: true },
    { name: 'serial', type: 'line' },
    { name: 'room', type: 'line', listed: true },
    department,
    { name: 'title', type: 'aeTitle', listed: true },
  ],
  duties: [
    own,
    { name: 'person', type: 'person', required: true, fixed: true, listed: true },
    { name: 'task', type: 'choice', required: true, listed: true, choices: tasks },
    { name: 'starts', type: 'moment', required: true, listed: true },
    { name: 'ends', type: 'moment', required: true, listed: true },
    department,
    { ...note, listed: true },
  ],
};

/** Who may make and change entries of a kind; the archive decides for each. */
export function mayKeep(kind: Kind, roles: readonly string[]): boolean {
  if (roles.includes('region-admin')) return true;
  if (kind === 'people') return roles.includes('institution-admin') || roles.includes('security-admin');
  return roles.includes('institution-admin') && kind !== 'institutions' && kind !== 'contracts';
}

/** Whether somebody sees the entries of all institutions. */
export function seesRegion(roles: readonly string[]): boolean {
  return ['region-admin', 'security-admin', 'auditor'].some((role) => roles.includes(role));
}
