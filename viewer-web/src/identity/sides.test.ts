import { expect, it } from 'vitest';
import { zh } from '../i18n/zh';
import { linkNow, type Patient } from './persons';
import { differs, nameOf, valueOf } from './sides';

const patient: Patient = {
  id: 1,
  institution: 'A',
  institutionName: '汶上县人民医院',
  issuer: '',
  patientId: 'P1',
  name: 'Wang^Fang=王^芳',
  sex: 'F',
  numbers: [{ kind: 'id-card', ending: '002X', fits: false }],
  links: [],
  same: [],
};

it('shows_a_name_in_both_its_forms', () => {
  expect(nameOf('Wang^Fang=王^芳')).toBe('王芳　Wang Fang');
  expect(nameOf('王芳')).toBe('王芳');
  expect(nameOf('')).toBe('');
});

it('shows_of_a_number_its_end_and_whether_it_fits', () => {
  expect(valueOf('numbers', patient, zh.identity)).toBe('身份证 ****002X （与出生日期或性别不符）');
});

it('says_so_where_something_is_not_known', () => {
  expect(valueOf('birthDate', patient, zh.identity)).toBe('不详');
  expect(valueOf('sex', { ...patient, sex: '' }, zh.identity)).toBe('不详');
  expect(valueOf('patientId', { ...patient, patientId: '' }, zh.identity)).toBe('无患者编号');
});

it('marks_what_speaks_against_them_being_one', () => {
  expect(differs('birthDate', '1949-12-31', '1950-01-01')).toBe(true);
  expect(differs('patientId', 'P1', 'P2')).toBe(false);
});

it('finds_the_link_that_holds', () => {
  const link = { person: 1, version: 0, basis: 'id-card', madeAt: '', madeBy: '', reason: '' } as const;
  const over = { ...link, ended: { at: '', by: 'wu', because: 'no' } };

  expect(linkNow({ ...patient, links: [over, link] })).toEqual(link);
  expect(linkNow({ ...patient, links: [over] })).toBeUndefined();
});
