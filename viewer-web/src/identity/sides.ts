import { mainName, type PersonName, secondName } from '../dicomweb/personName';
import type { Messages } from '../i18n/zh';
import type { NumberOf, Patient } from './persons';

/** What is compared of two patients, line by line. */
export type Line = 'institution' | 'patientId' | 'name' | 'birthDate' | 'sex' | 'numbers';

export const lines: readonly Line[] = ['institution', 'patientId', 'name', 'birthDate', 'sex', 'numbers'];

/** That these differ is no sign against anything. */
const expected: readonly Line[] = ['institution', 'patientId'];

export function valueOf(line: Line, patient: Patient, text: Messages['identity']): string {
  switch (line) {
    case 'institution':
      return patient.institutionName;
    case 'patientId':
      return [patient.patientId || text.noId, patient.issuer && `(${patient.issuer})`].filter(Boolean).join(' ');
    case 'name':
      return nameOf(patient.name) || text.unknown;
    case 'birthDate':
      return patient.birthDate ?? text.unknown;
    case 'sex':
      return (text.sexes as Readonly<Record<string, string>>)[patient.sex] ?? (patient.sex || text.unknown);
    case 'numbers':
      return patient.numbers.map((number) => masked(number, text)).join('\n') || text.noNumbers;
  }
}

/** Whether a line speaks against that they are one. */
export function differs(line: Line, one: string, other: string): boolean {
  return !expected.includes(line) && one !== other;
}

/** Both forms of a name that has two. */
export function nameOf(value: string): string {
  const [alphabetic = '', ideographic = '', phonetic = ''] = value.split('=');
  const name: PersonName = { alphabetic, ideographic, phonetic };
  return [mainName(name), secondName(name)].filter(Boolean).join('　');
}

function masked({ kind, ending, fits }: NumberOf, text: Messages['identity']): string {
  return `${text.kinds[kind]} ****${ending}${fits ? '' : ` ${text.unfit}`}`;
}
