import { useSyncExternalStore } from 'react';
import { isUid, studyUid, type StudyUid } from '../dicomweb/uid';

/** Where the person is. The address after # holds UIDs only, never a patient's name. */
export type Route = { screen: 'studies' } | { screen: 'reading'; study: StudyUid };

export function parseRoute(hash: string): Route {
  const uid = /^#\/study\/([^/]+)$/.exec(hash)?.[1];
  return uid && isUid(uid) ? { screen: 'reading', study: studyUid(uid) } : { screen: 'studies' };
}

export function routeHash(route: Route): string {
  return route.screen === 'reading' ? `#/study/${route.study}` : '#/studies';
}

export function go(route: Route): void {
  location.hash = routeHash(route);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (onChange) => {
      addEventListener('hashchange', onChange);
      return () => {
        removeEventListener('hashchange', onChange);
      };
    },
    () => location.hash,
  );
  return parseRoute(hash);
}
