import { describe, expect, it } from 'vitest';
import { kindOfModality, kindOfObject } from './kind';
import { byUse, toSeries } from './series';
import { SeriesShelf } from './SeriesShelf';
import { seriesUid, studyUid } from './uid';

const object = (suffix: string, pictured = true) => ({
  '00080016': { vr: 'UI', Value: [`1.2.840.10008.5.1.4.1.1.${suffix}`] },
  ...(pictured && {
    '00280010': { vr: 'US', Value: [10] },
    '00280011': { vr: 'US', Value: [10] },
    '7FE00010': { vr: 'OW', BulkDataURI: 'x' },
  }),
});

it.each([
  ['2', 'image'],
  ['128', 'image'],
  ['481.2', 'image'],
  ['66.4', 'segmentation'],
  ['67', 'realWorldValues'],
  ['88.33', 'report'],
  ['88.59', 'keyObjects'],
  ['11.1', 'presentation'],
  ['104.1', 'document'],
  ['9.1.1', 'waveform'],
  ['481.5', 'plan'],
  ['481.3', 'structures'],
  ['66.1', 'registration'],
  ['66', 'raw'],
  ['77.1.4.1', 'video'],
  ['77.1.4', 'image'],
] as const)('knows_storage_class_%s_as_%s', (suffix, kind) => {
  expect(kindOfObject(object(suffix))).toBe(kind);
});

it('takes_an_unknown_class_for_a_picture_only_when_it_has_one', () => {
  expect(kindOfObject({ ...object('2'), '00080016': { vr: 'UI', Value: ['1.3.12.2.1107.5.9.1'] } })).toBe('image');
  expect(kindOfObject(object('2', false))).toBe('other');
});

it('takes_unknown_modalities_for_pictures', () => {
  expect(kindOfModality('SEG')).toBe('segmentation');
  expect(kindOfModality('CT')).toBe('image');
});

it('lists_pictures_first_and_then_by_number', () => {
  const series = (uid: string, modality: string, number?: number) =>
    toSeries({
      '0020000E': { vr: 'UI', Value: [uid] },
      '00080060': { vr: 'CS', Value: [modality] },
      ...(number !== undefined && { '00200011': { vr: 'IS', Value: [number] } }),
    });

  const sorted = [series('1.1', 'PR', 1), series('1.2', 'CT'), series('1.3', 'CT', 10), series('1.4', 'MR', 2)].sort(
    byUse,
  );

  expect(sorted.map(({ uid }) => uid)).toEqual(['1.4', '1.3', '1.2', '1.1']);
});

describe('SeriesShelf', () => {
  const series = seriesUid('1.2.3');

  it('asks_once_for_what_many_need', async () => {
    let asked = 0;
    const shelf = new SeriesShelf({ study: studyUid('1.2') }, () => {
      asked++;
      return Promise.resolve([{}]);
    });

    await Promise.all([shelf.objects(series), shelf.objects(series)]);

    expect(asked).toBe(1);
  });

  it('asks_again_after_a_failure', async () => {
    const answers = [Promise.reject(new Error('busy')), Promise.resolve([{}])];
    const shelf = new SeriesShelf({ study: studyUid('1.2') }, () => answers.shift() ?? Promise.resolve([]));

    await expect(shelf.objects(series)).rejects.toThrow('busy');

    expect(await shelf.objects(series)).toEqual([{}]);
  });
});
