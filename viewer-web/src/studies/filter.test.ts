import { expect, it } from 'vitest';
import { isNarrowed, noFilter, toQuery } from './filter';

const today = new Date(2024, 2, 1, 23, 59);

it('counts_today_into_every_quick_period', () => {
  expect(toQuery({ ...noFilter, period: 'today' }, today)).toMatchObject({ from: '20240301', to: '20240301' });
  expect(toQuery({ ...noFilter, period: 'threeDays' }, today)).toMatchObject({ from: '20240228', to: '20240301' });
  expect(toQuery({ ...noFilter, period: 'week' }, today)).toMatchObject({ from: '20240224', to: '20240301' });
});

it('uses_the_chosen_days_only_for_a_chosen_range', () => {
  const chosen = { ...noFilter, from: '20230101', to: '20230131' };

  expect(toQuery({ ...chosen, period: 'all' }, today)).toMatchObject({ from: '', to: '' });
  expect(toQuery({ ...chosen, period: 'range' }, today)).toMatchObject({ from: '20230101', to: '20230131' });
});

it('does_not_take_sorting_for_narrowing', () => {
  expect(isNarrowed({ ...noFilter, sort: 'PatientName', page: 4 })).toBe(false);
  expect(isNarrowed({ ...noFilter, modality: 'CT' })).toBe(true);
});
