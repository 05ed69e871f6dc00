import { describe, expect, it } from 'vitest';
import { edgeLetters, letters, planeOf } from './orientation';

const axial = planeOf([1, 0, 0, 0, 1, 0]);
const coronal = planeOf([1, 0, 0, 0, 0, -1]);

describe('letters', () => {
  it('names_the_axes_of_the_patient', () => {
    expect(letters([1, 0, 0])).toBe('L');
    expect(letters([0, -1, 0])).toBe('A');
    expect(letters([0, 0, -1])).toBe('F');
  });

  it('names_the_stronger_side_of_an_oblique_direction_first', () => {
    expect(letters([-0.5, 0.86, 0.1])).toBe('PR');
  });
});

describe('edges', () => {
  it('shows_the_left_of_the_patient_on_the_right_of_an_axial_slice', () => {
    expect(edgeLetters([1, 0], axial, [])).toBe('L');
    expect(edgeLetters([0, 1], axial, [])).toBe('P');
  });

  it('shows_the_feet_below_a_coronal_slice', () => {
    expect(edgeLetters([0, 1], coronal, [])).toBe('F');
  });

  it('stays_right_after_a_flip', () => {
    expect(edgeLetters([-1, 0], axial, [])).toBe('R');
  });

  it('stays_right_after_a_quarter_turn', () => {
    expect(edgeLetters([0, -1], axial, [])).toBe('A');
  });

  it('takes_the_letters_of_a_projection_as_they_were_sent', () => {
    expect(edgeLetters([1, 0], undefined, ['L', 'F'])).toBe('L');
    expect(edgeLetters([-1, 0], undefined, ['L', 'F'])).toBe('R');
    expect(edgeLetters([0, -1], undefined, ['A', 'FL'])).toBe('HR');
  });

  it('says_nothing_when_nobody_knows', () => {
    expect(edgeLetters([1, 0], undefined, [])).toBe('');
  });
});

it('takes_broken_cosines_for_no_plane', () => {
  expect(planeOf([])).toBeUndefined();
  expect(planeOf([1, 0, 0])).toBeUndefined();
  expect(planeOf([0, 0, 0, 0, 0, 0])).toBeUndefined();
});
