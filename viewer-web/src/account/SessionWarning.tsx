import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/language';
import { type Standing, standing } from '../session/keeping';
import { goOn } from '../session/refresh';
import { currentSession, endSession } from '../session/session';
import './sessionWarning.css';

/** Says in time that the session is about to end, and ends it then instead of waiting for a refused request. */
export function SessionWarning() {
  const text = useText();
  const now = useStanding();
  if (now.kind === 'good' || now.kind === 'over') return null;
  return (
    <Alert
      className="session-warning"
      type="warning"
      showIcon
      role="alert"
      data-testid="session-warning"
      title={text.account[now.kind](now.seconds)}
      action={
        now.kind === 'idle' && (
          <Button size="small" type="primary" onClick={() => void goOn(false)} data-testid="stay">
            {text.account.stay}
          </Button>
        )
      }
    />
  );
}

function useStanding(): Standing {
  const [now, setNow] = useState<Standing>({ kind: 'good' });
  useEffect(() => {
    // Read without asking whether it is good: what has just ended is told as idle or expired.
    let last = currentSession();
    const timer = setInterval(() => {
      last = currentSession() ?? last;
      if (!last) return;
      const next = standing(last, Date.now());
      if (next.kind === 'over') endSession(last.endsAt <= last.idleAt ? 'expired' : 'idle');
      else setNow((before) => (before.kind === 'good' && next.kind === 'good' ? before : next));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
