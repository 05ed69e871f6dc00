import { expect, it } from 'vitest';
import { type Me, otherInstitutions } from './me';

const county = { id: 2, code: 'WSYY', name: '汶上县人民医院' };
const city = { id: 1, code: 'JNYY', name: '济宁市第一人民医院' };
const me: Me = { name: '王建国', login: 'radiologist', institution: county, roles: [], institutions: [county, city] };

it('offers_only_the_institutions_one_is_not_at', () => {
  expect(otherInstitutions(me)).toEqual([city]);
  expect(otherInstitutions({ ...me, institutions: [county] })).toEqual([]);
});
