import { afterEach, expect, it, vi } from 'vitest';
import type { Session } from './session';
import { Tabs } from './tabs';

const opened: Tabs[] = [];
const soon = Date.now() + 60_000;
const good: Session = {
  token: 'abc',
  expiresAt: soon,
  institution: 'WSYY',
  id: 'one',
  idleAt: soon,
  endsAt: soon,
  usedAt: Date.now(),
};

function tab(session?: Session) {
  const held = { session };
  const tabs = new Tabs({
    current: () => held.session,
    adopt: (given) => (held.session = given),
    extend: (until) => {
      if (held.session) held.session = { ...held.session, ...until };
    },
    end: () => (held.session = undefined),
  });
  opened.push(tabs);
  return { tabs, held };
}

afterEach(() => {
  opened.splice(0).forEach((tabs) => {
    tabs.close();
  });
});

it('gives_a_new_tab_the_running_session', async () => {
  tab(good);
  const fresh = tab();

  await fresh.tabs.ask();

  expect(fresh.held.session).toEqual(good);
});

it('gives_the_session_to_the_tab_that_asked_and_to_no_other', async () => {
  tab(good);
  const ended = tab();

  await tab().tabs.ask();
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(ended.held.session).toBeUndefined();
});

it('lets_a_new_tab_sign_in_when_no_other_is_signed_in', async () => {
  tab();
  const fresh = tab();

  await fresh.tabs.ask(50);

  expect(fresh.held.session).toBeUndefined();
});

it('does_not_replace_a_session_by_that_of_another_tab', async () => {
  const other = tab({ ...good, token: 'of another institution' });

  tab().tabs.begun(good);
  await tab().tabs.ask();

  expect(other.held.session?.token).toBe('of another institution');
});

it('takes_no_session_that_is_over', async () => {
  const waiting = tab();

  tab().tabs.begun({ ...good, idleAt: Date.now() - 1 });
  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(waiting.held.session).toBeUndefined();
});

it('lasts_longer_in_all_tabs_of_the_session_when_one_is_worked_at', async () => {
  const same = tab(good);
  const other = tab({ ...good, id: 'two' });

  tab().tabs.used({ ...good, token: 'newer', idleAt: soon + 1000 });
  await vi.waitFor(() => {
    expect(same.held.session?.idleAt).toBe(soon + 1000);
  });

  expect(same.held.session?.token).toBe('abc');
  expect(other.held.session?.idleAt).toBe(soon);
});

it('signs_in_the_tabs_that_wait_and_signs_out_all', async () => {
  const [one, two] = [tab(), tab()];

  one.held.session = good;
  one.tabs.begun(good);
  await vi.waitFor(() => {
    expect(two.held.session).toEqual(good);
  });

  two.held.session = undefined;
  two.tabs.signedOut();
  await vi.waitFor(() => {
    expect(one.held.session).toBeUndefined();
  });
});
