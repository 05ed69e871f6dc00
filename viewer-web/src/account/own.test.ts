import { expect, it } from 'vitest';
import { no } from './own';

it('knows_why_a_password_was_not_changed', () => {
  expect(no({ reason: 'unfit', rules: ['common', 'too-short', 'new-rule'] })).toEqual({
    kind: 'unfit',
    rules: ['too-short', 'common'],
  });
  expect(no({ reason: 'locked', rules: [], seconds: 61 })).toEqual({ kind: 'locked', seconds: 61 });
  expect(no({ reason: 'wrong-code' })).toEqual({ kind: 'wrong-code' });
  expect(no(null)).toEqual({ kind: 'wrong-password' });
});
