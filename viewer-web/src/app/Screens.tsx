import { Spin } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { whoAmI } from '../dicomweb/me';
import { currentSession, endSession } from '../session/session';
import { StudiesScreen } from '../studies/StudiesScreen';
import { useRoute } from './route';
import { useAnswer } from './useAnswer';

const Administration = lazy(() => import('../administration/Administration'));
const ReadingRoom = lazy(() => import('../reading/ReadingRoom'));

/** The screens of a signed-in person, one by the address. The image engine is fetched when the first study opens. */
export function Screens() {
  const route = useRoute();
  const [me] = useAnswer('me', whoAmI);
  useExpiry();
  const person = me.state === 'answered' ? me.value : undefined;
  if (route.screen === 'studies') return <StudiesScreen me={person} />;
  if (route.screen === 'administration') {
    return (
      <Suspense fallback={<Spin fullscreen />}>
        <Administration page={route.page} me={person} />
      </Suspense>
    );
  }
  return (
    <Suspense fallback={<Spin fullscreen />}>
      <ReadingRoom key={route.study} study={route.study} me={person} />
    </Suspense>
  );
}

/** Ends the session when its token does, instead of waiting for a refused request. */
function useExpiry(): void {
  useEffect(() => {
    const session = currentSession();
    if (!session) return undefined;
    const timer = setTimeout(
      () => {
        endSession('expired');
      },
      Math.min(session.expiresAt - Date.now(), 2 ** 31 - 1),
    );
    return () => {
      clearTimeout(timer);
    };
  }, []);
}
