import { useSyncExternalStore } from 'react';
import type { StudyPlace } from '../dicomweb/place';
import { isUid, studyUid } from '../dicomweb/uid';

/** Where the person is. The address after # holds UIDs and the names of pages only, never a patient's name. */
export type Route =
  | { screen: 'studies' }
  | ({ screen: 'reading' } & StudyPlace)
  | { screen: 'administration'; page: string }
  | { screen: 'account' };

export function parseRoute(hash: string): Route {
  const [, at, uid] = /^#(?:\/at\/([A-Za-z0-9_-]{1,32}))?\/study\/([^/]+)$/.exec(hash) ?? [];
  if (uid && isUid(uid)) return { screen: 'reading', study: studyUid(uid), ...(at && { at }) };
  if (hash === '#/account') return { screen: 'account' };
  const page = /^#\/admin(?:\/([a-z-]*))?$/.exec(hash);
  return page ? { screen: 'administration', page: page[1] ?? '' } : { screen: 'studies' };
}

export function routeHash(route: Route): string {
  switch (route.screen) {
    case 'studies':
      return '#/studies';
    case 'reading':
      return `#${route.at ? `/at/${route.at}` : ''}/study/${route.study}`;
    case 'administration':
      return `#/admin/${route.page}`;
    case 'account':
      return '#/account';
  }
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
