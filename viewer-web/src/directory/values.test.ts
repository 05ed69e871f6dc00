import dayjs from 'dayjs';
import { expect, it } from 'vitest';
import { fieldsOf } from './fields';
import { completeLimits, formatHours, formatLimits, parseHours, parseLimits, toFormValue, toValues } from './values';

it('sends_back_what_it_was_given', () => {
  const contract = {
    id: 1,
    version: 3,
    number: 'C-1',
    asking: 'WSYY',
    serving: 'JNYY',
    purposes: ['diagnosis'],
    since: '2026-01-01',
    hours: ['1-5 08:00-17:30'],
    limits: ['P1 10/30/60'],
  };
  const form = Object.fromEntries(fieldsOf.contracts.map((field) => [field.name, toFormValue(field, contract)]));

  expect(toValues(fieldsOf.contracts, form)).toEqual({
    number: 'C-1',
    asking: 'WSYY',
    serving: 'JNYY',
    purposes: ['diagnosis'],
    since: '2026-01-01',
    until: '',
    hours: ['1-5 08:00-17:30'],
    limits: ['P1 10/30/60'],
    note: '',
  });
});

it('says_moments_with_their_offset', () => {
  const starts = fieldsOf.duties.find(({ name }) => name === 'starts');
  const values = starts && toValues([starts], { starts: dayjs('2026-05-01T08:00:31+08:00') });

  expect(dayjs(String(values?.['starts'])).toISOString()).toBe('2026-05-01T00:00:00.000Z');
  expect(String(values?.['starts'])).toMatch(/^2026-.*[+-]\d\d:\d\d$/);
});

it('reads_hours_and_limits_as_they_are_written', () => {
  expect(formatHours(parseHours('6-7 08:00-12:00'))).toBe('6-7 08:00-12:00');
  expect(formatLimits(parseLimits(['P0 5/20/30', 'P4 120/480/1440']))).toEqual(['P0 5/20/30', 'P4 120/480/1440']);
  expect(formatLimits({ P0: [null, null, null], P1: [10, null, 60] })).toEqual(['P1 10//60']);
  expect(completeLimits(['P1 10//60'])).toEqual(['P1 10/30/60']);
});
