import { goOn } from './refresh';
import { currentSession, type Session } from './session';

/** What a person does, whichever it is. */
const doing = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** While somebody works, the archive is told so this often; four times in the idle time where that is shorter. */
const TELL_MS = 60_000;
const AGAIN_MS = 2_000;

/** Whether what somebody does now is worth telling. */
export function isWorthTelling({ usedAt, idleAt }: Session, now: number, lastTried: number): boolean {
  return now - usedAt >= Math.min(TELL_MS, (idleAt - usedAt) / 4) && now - lastTried >= AGAIN_MS;
}

/** Goes on with the session while somebody works at this tab. @returns ends it */
export function keepWhileWorking(): () => void {
  let lastTried = 0;
  const work = (): void => {
    const session = currentSession();
    if (!session || !isWorthTelling(session, Date.now(), lastTried)) return;
    lastTried = Date.now();
    void goOn(false);
  };
  const options = { capture: true, passive: true };
  doing.forEach((event) => {
    addEventListener(event, work, options);
  });
  return () => {
    doing.forEach((event) => {
      removeEventListener(event, work, options);
    });
  };
}

/** How the session stands: `idle` and `ending` are warned of. */
export type Standing = { kind: 'good' } | { kind: 'idle' | 'ending'; seconds: number } | { kind: 'over' };

const WARN_IDLE_MS = 120_000;
const WARN_END_MS = 300_000;

export function standing({ idleAt, endsAt }: Pick<Session, 'idleAt' | 'endsAt'>, now: number): Standing {
  const left = Math.min(idleAt, endsAt) - now;
  const seconds = Math.ceil(left / 1000);
  if (left <= 0) return { kind: 'over' };
  if (endsAt <= idleAt && left <= WARN_END_MS) return { kind: 'ending', seconds };
  return idleAt - now <= WARN_IDLE_MS ? { kind: 'idle', seconds } : { kind: 'good' };
}
