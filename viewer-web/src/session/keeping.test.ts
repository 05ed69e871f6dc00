import { expect, it } from 'vitest';
import { isWorthTelling, standing } from './keeping';

const minutes = (count: number): number => count * 60_000;
const session = {
  token: 't',
  expiresAt: 0,
  institution: 'A',
  id: 'i',
  idleAt: minutes(25),
  endsAt: 0,
  usedAt: minutes(10),
};

it('tells_of_work_once_a_minute', () => {
  expect(isWorthTelling(session, minutes(10.5), 0)).toBe(false);
  expect(isWorthTelling(session, minutes(11), 0)).toBe(true);
  expect(isWorthTelling(session, minutes(11), minutes(11) - 1000)).toBe(false);
  expect(isWorthTelling({ ...session, idleAt: minutes(12) }, minutes(10.5), 0)).toBe(true);
});

it('warns_before_the_idle_end', () => {
  const times = { idleAt: minutes(15), endsAt: minutes(720) };

  expect(standing(times, 0)).toEqual({ kind: 'good' });
  expect(standing(times, minutes(13.5))).toEqual({ kind: 'idle', seconds: 90 });
  expect(standing(times, minutes(15))).toEqual({ kind: 'over' });
});

it('warns_earlier_of_the_end_that_no_work_puts_off', () => {
  const times = { idleAt: minutes(725), endsAt: minutes(720) };

  expect(standing(times, minutes(714))).toEqual({ kind: 'good' });
  expect(standing(times, minutes(716))).toEqual({ kind: 'ending', seconds: 240 });
  expect(standing(times, minutes(720))).toEqual({ kind: 'over' });
});
