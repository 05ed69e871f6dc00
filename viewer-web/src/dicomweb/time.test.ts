import { expect, it } from 'vitest';
import { ageAt } from './age';
import { parseDate, showDate, showTime, toDicomDate } from './time';

it('writes_dates_as_the_language_does_and_never_in_us_order', () => {
  expect(showDate('20240131', 'zh-CN')).toBe('2024-01-31');
  expect(showDate('20240131', 'en')).toBe('31 Jan 2024');
});

it('shows_what_is_no_date_as_it_came', () => {
  expect(showDate('20240231', 'zh-CN')).toBe('20240231');
  expect(showDate('', 'en')).toBe('');
});

it('reads_the_old_form_of_dates_too', () => {
  expect(parseDate('1997.04.24')).toEqual(new Date(1997, 3, 24));
});

it('shows_hours_and_minutes', () => {
  expect(showTime('093015.123')).toBe('09:30');
  expect(showTime('09')).toBe('');
});

it('writes_a_local_day_as_dicom_does', () => {
  expect(toDicomDate(new Date(2024, 1, 3))).toBe('20240203');
});

it('believes_the_age_that_was_sent', () => {
  expect(ageAt('045Y', '20000101', '20240101')).toEqual({ count: 45, unit: 'Y' });
});

it('counts_the_age_at_the_study_from_the_birth_date', () => {
  expect(ageAt('', '19800616', '20240615')).toEqual({ count: 43, unit: 'Y' });
  expect(ageAt('', '20230815', '20240615')).toEqual({ count: 10, unit: 'M' });
  expect(ageAt('', '20240610', '20240615')).toEqual({ count: 5, unit: 'D' });
});

it('names_no_age_when_birth_is_unknown_or_after_the_study', () => {
  expect(ageAt('', '', '20240615')).toBeUndefined();
  expect(ageAt('', '20250101', '20240615')).toBeUndefined();
});
