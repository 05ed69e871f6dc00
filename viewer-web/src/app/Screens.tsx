import { Spin } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { SessionWarning } from '../account/SessionWarning';
import { readsImages } from '../administration/roles';
import { type Me, whoAmI } from '../dicomweb/me';
import { keepWhileWorking } from '../session/keeping';
import { StudiesScreen } from '../studies/StudiesScreen';
import { routeHash, useRoute } from './route';
import { type Answer, useAnswer } from './useAnswer';

const AccountScreen = lazy(() => import('../account/AccountScreen'));
const Administration = lazy(() => import('../administration/Administration'));
const DueScreen = lazy(() => import('../account/DueScreen'));
const ReadingRoom = lazy(() => import('../reading/ReadingRoom'));

/** The screens of a signed-in person, one by the address. The image engine is fetched when the first study opens. */
export function Screens() {
  const [me, askMe] = useAnswer('me', whoAmI);
  const person = known(me);
  useEffect(keepWhileWorking, []);
  return (
    <>
      <SessionWarning />
      {me.state === 'asking' && !me.before ? (
        <Spin fullscreen />
      ) : person?.due ? (
        <Suspense fallback={<Spin fullscreen />}>
          <DueScreen due={person.due} onDone={askMe} />
        </Suspense>
      ) : (
        <Screen person={person} />
      )}
    </>
  );
}

/** Who it is; nobody knows when the archive could not say so, and then the screens say what else failed. */
function known(me: Answer<Me>): Me | undefined {
  return me.state === 'answered' ? me.value : me.state === 'asking' ? me.before : undefined;
}

function Screen({ person }: { person: Me | undefined }) {
  const route = useRoute();
  if (route.screen === 'account') {
    return (
      <Suspense fallback={<Spin fullscreen />}>
        <AccountScreen me={person} />
      </Suspense>
    );
  }
  if (person && route.screen !== 'administration' && !readsImages(person.roles)) {
    return <Administered page="" me={person} />;
  }
  if (route.screen === 'studies') return <StudiesScreen me={person} />;
  if (route.screen === 'administration') return <Administered page={route.page} me={person} />;
  return (
    <Suspense fallback={<Spin fullscreen />}>
      <ReadingRoom key={routeHash(route)} place={route} me={person} />
    </Suspense>
  );
}

function Administered({ page, me }: { page: string; me: Me | undefined }) {
  return (
    <Suspense fallback={<Spin fullscreen />}>
      <Administration page={page} me={me} />
    </Suspense>
  );
}
