import { describe, expect, it } from 'vitest';
import { Fingers, FingerScroll } from './fingers';

describe('Fingers', () => {
  it('follow_one_finger', () => {
    const fingers = new Fingers();
    fingers.down(1, [10, 10]);

    expect(fingers.move(1, [10, 40])).toEqual({ fingers: 1, from: [10, 10], to: [10, 40], spread: 1 });
  });

  it('tell_moving_from_spreading', () => {
    const fingers = new Fingers();
    fingers.down(1, [0, 0]);
    fingers.down(2, [100, 0]);

    expect(fingers.move(2, [200, 0])).toEqual({ fingers: 2, from: [50, 0], to: [100, 0], spread: 2 });
    expect(fingers.move(1, [100, 0])?.spread).toBe(0.5);
  });

  it('do_not_scroll_with_the_finger_that_a_pinch_leaves_behind', () => {
    const fingers = new Fingers();
    fingers.down(1, [0, 0]);
    fingers.down(2, [100, 0]);
    fingers.up(2);
    expect(fingers.move(1, [0, 300])).toBeUndefined();

    fingers.up(1);
    fingers.down(3, [0, 0]);
    expect(fingers.move(3, [0, 5])?.fingers).toBe(1);
  });

  it('mean_nothing_in_threes_or_unannounced', () => {
    const fingers = new Fingers();
    expect(fingers.move(9, [1, 1])).toBeUndefined();
    [1, 2, 3].forEach((id) => {
      fingers.down(id, [id, 0]);
    });

    expect(fingers.move(1, [50, 50])).toBeUndefined();
  });

  it('never_magnify_without_end', () => {
    const fingers = new Fingers();
    fingers.down(1, [0, 0]);
    fingers.down(2, [0, 0]);

    expect(fingers.move(2, [20, 0])?.spread).toBe(2);
  });
});

describe('FingerScroll', () => {
  it('passes_a_stack_in_one_way_down_the_viewport', () => {
    const scroll = new FingerScroll();
    const steps = Array.from({ length: 500 }, () => scroll.steps(1, 500, 50));

    expect(steps.reduce((sum, step) => sum + step)).toBe(50);
  });

  it('is_neither_too_quick_nor_too_slow', () => {
    expect(new FingerScroll().steps(100, 500, 1000)).toBe(20);
    expect(new FingerScroll().steps(-48, 900, 3)).toBe(-2);
  });

  it('forgets_the_rest_of_the_finger_before', () => {
    const scroll = new FingerScroll();
    scroll.steps(23, 900, 3);
    scroll.begin();

    expect(scroll.steps(23, 900, 3)).toBe(0);
  });
});
