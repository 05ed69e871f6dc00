import { describe, expect, it } from 'vitest';
import type { DataSet } from '../dicomweb/dataSet';
import { type Frame, framesOf, framesPerSecond, pixelSpacing, planeOfFrame, sentWindow } from './frames';

const CT = '1.2.840.10008.5.1.4.1.1.2';

function object(uid: string, change: DataSet = {}): DataSet {
  return {
    '00080016': { vr: 'UI', Value: [CT] },
    '00080018': { vr: 'UI', Value: [uid] },
    '00280010': { vr: 'US', Value: [512] },
    '00280011': { vr: 'US', Value: [512] },
    '7FE00010': { vr: 'OW', BulkDataURI: 'x' },
    ...change,
  };
}
const instance = (number: number | string): DataSet => ({ '00200013': { vr: 'IS', Value: [number] } });
const at = (z: number): DataSet => ({
  '00200037': { vr: 'DS', Value: [1, 0, 0, 0, 1, 0] },
  '00200032': { vr: 'DS', Value: [0, 0, z] },
});
const order = (...objects: DataSet[]) => framesOf('/s', objects).map(({ sop }) => sop);
const only = (...[change]: DataSet[]): Frame => framesOf('/s', [object('1.1', change)])[0] as Frame;

describe('order', () => {
  it('goes_by_instance_number_as_a_number', () => {
    expect(order(object('1.1', instance('10')), object('1.2', instance(9)))).toEqual(['1.2', '1.1']);
  });

  it('goes_along_the_patient_when_numbers_are_missing', () => {
    expect(order(object('1.1', at(30)), object('1.2', at(-10)), object('1.3', at(5)))).toEqual(['1.2', '1.3', '1.1']);
  });

  it('leaves_out_what_is_no_picture', () => {
    const report = object('1.9', { '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.88.33'] } });

    expect(order(report, object('1.1'))).toEqual(['1.1']);
  });
});

it('counts_the_frames_of_a_multi_frame_object', () => {
  const frames = framesOf('/s', [object('1.1', { '00280008': { vr: 'IS', Value: ['3'] } })]);

  expect(frames.map(({ imageId }) => imageId)).toEqual([
    'wadors:/s/instances/1.1/frames/1',
    'wadors:/s/instances/1.1/frames/2',
    'wadors:/s/instances/1.1/frames/3',
  ]);
});

describe('a claimed number of frames', () => {
  const claiming = (uid: string, frames: number) => object(uid, { '00280008': { vr: 'IS', Value: [frames] } });

  it('is_refused_when_it_cannot_be_true', () => {
    expect(() => framesOf('/s', [claiming('1.1', 999_999_999)])).toThrow(
      expect.objectContaining({ kind: 'excessive' }) as Error,
    );
    expect(() => framesOf('/s', [claiming('1.1', 60_000), claiming('1.2', 60_000)])).toThrow();
    expect(framesOf('/s', [claiming('1.1', 60_000), claiming('1.2', 40_000)])).toHaveLength(100_000);
  });

  it('is_at_least_one', () => {
    expect(framesOf('/s', [claiming('1.1', 0)])).toHaveLength(1);
    expect(framesOf('/s', [claiming('1.1', -5)])).toHaveLength(1);
  });
});

describe('window', () => {
  const window = (center: unknown, width: unknown): DataSet => ({
    '00281050': { vr: 'DS', Value: [center, 99] },
    '00281051': { vr: 'DS', Value: [width, 99] },
  });

  it('is_the_first_that_is_sent', () => {
    expect(sentWindow(only(window('40', '400')))).toEqual({ center: 40, width: 400, function: 'LINEAR' });
  });

  it('is_none_without_a_width', () => {
    expect(sentWindow(only({}))).toBeUndefined();
    expect(sentWindow(only(window(40, 0)))).toBeUndefined();
  });

  it('is_the_frames_own_before_the_shared_one', () => {
    const group = (center: number): DataSet => ({ '00289132': { vr: 'SQ', Value: [window(center, 100)] } });
    const frames = framesOf('/s', [
      object('1.1', {
        '00280008': { vr: 'IS', Value: [2] },
        '52009229': { vr: 'SQ', Value: [group(1)] },
        '52009230': { vr: 'SQ', Value: [{}, group(2)] },
      }),
    ]);

    expect(frames.map((frame) => sentWindow(frame)?.center)).toEqual([1, 2]);
  });
});

it('finds_the_plane_of_an_enhanced_object_in_its_groups', () => {
  const plane = { '00209116': { vr: 'SQ', Value: [{ '00200037': { vr: 'DS', Value: [0, 1, 0, 0, 0, -1] } }] } };

  expect(planeOfFrame(only({ '52009229': { vr: 'SQ', Value: [plane] } }))).toEqual({
    row: [0, 1, 0],
    column: [0, 0, -1],
  });
});

it('measures_projections_by_the_spacing_at_the_detector', () => {
  expect(pixelSpacing(only({ '00181164': { vr: 'DS', Value: [0.2, 0.1] } }))).toEqual([0.2, 0.1]);
  expect(pixelSpacing(only({}))).toBeUndefined();
});

it('plays_at_the_rate_that_the_object_asks_for', () => {
  expect(framesPerSecond(only({ '00181063': { vr: 'DS', Value: ['33.33'] } }))).toBe(30);
  expect(framesPerSecond(only({ '00082144': { vr: 'IS', Value: [25] } }))).toBe(25);
  expect(framesPerSecond(only({}))).toBe(15);
});
