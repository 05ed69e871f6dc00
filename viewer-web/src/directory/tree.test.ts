import { expect, it } from 'vitest';
import { asTree } from './tree';

const institution = (id: number, code: string, parent?: string) => ({
  id,
  version: 1,
  code,
  ...(parent && { parent }),
});

it('puts_institutions_below_those_that_supervise_them', () => {
  const city = institution(1, 'CITY');
  const county = institution(2, 'COUNTY', 'CITY');
  const town = institution(3, 'TOWN', 'COUNTY');

  expect(asTree([town, county, city])).toEqual([{ ...city, children: [{ ...county, children: [town] }] }]);
  expect(asTree([town])).toEqual([town]);
});
