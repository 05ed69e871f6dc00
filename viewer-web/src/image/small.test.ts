import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Cine } from './Cine';
import { alignment } from './geometry';
import { withModality } from './modality';
import { nearestFirst } from './nearestFirst';
import { withPalettes } from './palette';
import { presetsOf } from './presets';
import { scaleLength } from './scale';
import { Told } from './Told';
import { Wheel } from './wheel';

it('fetches_the_nearest_frames_first_and_forward_before_back', () => {
  expect(nearestFirst(2, 6)).toEqual([3, 1, 4, 0, 5]);
  expect(nearestFirst(0, 1)).toEqual([]);
});

it('moves_by_half_a_pixel_only_between_odd_and_even', () => {
  expect([alignment(818, 512), alignment(817, 511), alignment(817, 512), alignment(300, 511)]).toEqual([
    0, 0, 0.5, 0.5,
  ]);
});

it('takes_the_longest_scale_that_fits', () => {
  expect(scaleLength(1.5, 160)).toBe(100);
  expect(scaleLength(40, 160)).toBe(2);
  expect(scaleLength(500, 160)).toBeUndefined();
});

it('gives_an_object_without_modality_one_and_leaves_the_others_alone', () => {
  const mr = { '00080060': { vr: 'CS', Value: ['MR'] } };

  expect(withModality(mr)).toBe(mr);
  expect(withModality({ '00080060': { vr: 'CS' } })['00080060']?.Value).toEqual(['OT']);
});

describe('Wheel', () => {
  const turn = (wheel: Wheel, ...distances: number[]) =>
    distances.map((deltaY) => wheel.steps({ deltaMode: 0, deltaY }));

  it('steps_once_for_a_notch', () => {
    expect(turn(new Wheel(), 120, -120, 100)).toEqual([1, -1, 1]);
  });

  it('gathers_the_small_moves_of_a_touch_pad', () => {
    const steps = turn(new Wheel(), 25, 25, 25, 25, 25);

    expect(steps.map(Math.abs)).toEqual([0, 0, 1, 0, 1]);
  });

  it('takes_lines_as_steps', () => {
    expect(new Wheel().steps({ deltaMode: 1, deltaY: -3 })).toBe(-1);
  });
});

describe('presets', () => {
  const sent = { center: 100, width: 200, function: 'LINEAR' } as const;

  it('are_hounsfield_units_for_CT_whatever_was_sent', () => {
    const windows = presetsOf('CT').map((preset) => [preset.name, preset.of(sent).center, preset.of(sent).width]);

    expect(windows[1]).toEqual(['lung', -600, 1500]);
    expect(windows).toHaveLength(5);
  });

  it('vary_what_was_sent_where_values_have_no_unit', () => {
    const [wide, , bright] = presetsOf('MR').map((preset) => preset.of(sent));

    expect(wide).toEqual({ ...sent, width: 300 });
    expect(bright?.center).toBeLessThan(sent.center);
  });
});

it('reads_palettes_as_little_endian_words', () => {
  const red = { vr: 'OW', InlineBinary: btoa('\x00\x01\xff\xfe') };

  expect(withPalettes({ '00281201': red })['00281201']).toEqual({ vr: 'OW', Value: [256, 0xfeff] });
  expect(withPalettes({})).toEqual({});
});

it('tells_listeners_of_every_change_until_they_leave', () => {
  const told = new Told({ a: 1, b: 2 });
  const heard: number[] = [];
  const leave = told.listen(() => heard.push(told.now.a));

  told.change({ a: 5 });
  leave();
  told.change({ a: 6 });

  expect(heard).toEqual([5]);
  expect(told.now).toEqual({ a: 6, b: 2 });
});

describe('Cine', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps_its_rate_and_stops', () => {
    let frames = 0;
    const cine = new Cine(() => frames++);

    cine.play(10);
    cine.play(20);
    vi.advanceTimersByTime(1000);
    expect(frames).toBe(20);

    cine.stop();
    vi.advanceTimersByTime(1000);
    expect(frames).toBe(20);
    expect(cine.playing).toBe(false);
  });
});
