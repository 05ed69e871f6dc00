import type { StudyQuery, StudySort } from '../dicomweb/studies';
import { toDicomDate } from '../dicomweb/time';

export type Period = 'all' | 'today' | 'threeDays' | 'week' | 'range';

/** What the person asked the list for. `from` and `to` count only for the period `range`. */
export interface Filter {
  readonly patientName: string;
  readonly patientId: string;
  readonly accession: string;
  readonly modality: string;
  readonly period: Period;
  readonly from: string;
  readonly to: string;
  readonly sort: StudySort;
  readonly descending: boolean;
  readonly page: number;
  readonly pageSize: number;
}

export const noFilter: Filter = {
  patientName: '',
  patientId: '',
  accession: '',
  modality: '',
  period: 'all',
  from: '',
  to: '',
  sort: 'StudyDate',
  descending: true,
  page: 1,
  pageSize: 25,
};

const STORED = 'pacs.filter';

/** The filter outlives a visit to the reading room and an expiry, and ends with the tab or the sign-out. */
export function storedFilter(): Filter {
  const stored = sessionStorage.getItem(STORED);
  return stored ? { ...noFilter, ...(JSON.parse(stored) as Partial<Filter>) } : noFilter;
}

export function storeFilter(filter: Filter): void {
  sessionStorage.setItem(STORED, JSON.stringify(filter));
}

export function isNarrowed(filter: Filter): boolean {
  return Boolean(
    filter.patientName || filter.patientId || filter.accession || filter.modality || filter.period !== 'all',
  );
}

export function toQuery(filter: Filter, today: Date): StudyQuery {
  const { period, ...rest } = filter;
  return { ...rest, ...bounds(filter, period, today) };
}

/** The days a period covers; today is always one of them, and nothing lies in the future. */
function bounds(filter: Filter, period: Period, today: Date): { from: string; to: string } {
  switch (period) {
    case 'all':
      return { from: '', to: '' };
    case 'range':
      return { from: filter.from, to: filter.to };
    case 'today':
      return { from: daysBefore(today, 0), to: daysBefore(today, 0) };
    case 'threeDays':
      return { from: daysBefore(today, 2), to: daysBefore(today, 0) };
    case 'week':
      return { from: daysBefore(today, 6), to: daysBefore(today, 0) };
  }
}

function daysBefore(today: Date, days: number): string {
  return toDicomDate(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days));
}
