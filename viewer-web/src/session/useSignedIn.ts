import { useEffect, useState } from 'react';
import { refresh } from './refresh';
import { currentSession, sessionHere } from './session';
import { mayAskTabs, onAdopted, tabs } from './shared';

/** Whether somebody is signed in; `asking` for the moment in which a new tab asks the open ones, or the archive. */
export type SignedIn = 'yes' | 'no' | 'asking';

export function useSignedIn(): [SignedIn, () => void] {
  const [signedIn, setSignedIn] = useState<SignedIn>(() => (currentSession() ? 'yes' : mayAskTabs() ? 'asking' : 'no'));
  useEffect(() => {
    const leave = onAdopted(() => {
      setSignedIn('yes');
    });
    if (mayAskTabs()) {
      void tabs()
        .ask()
        .then(async () => {
          if (!currentSession() && sessionHere()) await refresh(true);
          setSignedIn(currentSession() ? 'yes' : 'no');
        });
    }
    return leave;
  }, []);
  const enter = (): void => {
    setSignedIn('yes');
  };
  return [signedIn, enter];
}
