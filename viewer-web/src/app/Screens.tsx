import { Spin } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { SessionWarning } from '../account/SessionWarning';
import { type Me, whoAmI } from '../dicomweb/me';
import { keepWhileWorking } from '../session/keeping';
import { StudiesScreen } from '../studies/StudiesScreen';
import { routeHash, useRoute } from './route';
import { useAnswer } from './useAnswer';

const Administration = lazy(() => import('../administration/Administration'));
const ReadingRoom = lazy(() => import('../reading/ReadingRoom'));

/** The screens of a signed-in person, one by the address. The image engine is fetched when the first study opens. */
export function Screens() {
  const [me] = useAnswer('me', whoAmI);
  useEffect(keepWhileWorking, []);
  return (
    <>
      <SessionWarning />
      <Screen person={me.state === 'answered' ? me.value : undefined} />
    </>
  );
}

function Screen({ person }: { person: Me | undefined }) {
  const route = useRoute();
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
      <ReadingRoom key={routeHash(route)} place={route} me={person} />
    </Suspense>
  );
}
