import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStudy } from './openStudy';
import { studyUid } from './uid';

const study = studyUid('1.2.3');
const about = [{ '0020000D': { vr: 'UI', Value: ['1.2.3'] }, '00100020': { vr: 'LO', Value: ['P1'] } }];
const series = [{ '0020000E': { vr: 'UI', Value: ['1.2.3.4'] }, '00080060': { vr: 'CS', Value: ['CT'] } }];
const json = (rows: unknown, status = 200): Response => new Response(JSON.stringify(rows), { status });

/** An archive that answers by address. */
function answering(ofStudy: () => Response, ofSeries: () => Response): void {
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(path.includes('/series') ? ofSeries() : ofStudy()));
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', { getItem: () => null });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const open = () => openStudy({ study }, new AbortController().signal);

it('brings_the_patient_and_the_series_together', async () => {
  answering(
    () => json(about),
    () => json(series),
  );

  expect(await open()).toMatchObject({ about: { patientId: 'P1' }, series: [{ uid: '1.2.3.4' }] });
});

it('brings_no_series_when_the_patient_cannot_be_asked_for', async () => {
  answering(
    () => json({ detail: 'starting' }, 503),
    () => json(series),
  );

  await expect(open()).rejects.toMatchObject({ kind: 'busy', detail: 'starting' });
});

it('brings_nothing_when_the_study_or_its_series_are_not_found', async () => {
  answering(
    () => new Response(null, { status: 204 }),
    () => json(series),
  );
  expect(await open()).toBeUndefined();

  answering(
    () => json(about),
    () => new Response(null, { status: 204 }),
  );
  expect(await open()).toBeUndefined();
});
