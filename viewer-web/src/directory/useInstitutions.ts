import { useMemo } from 'react';
import { useAnswer } from '../app/useAnswer';
import { all } from './desk';
import { textOf } from './entry';

/** Names of the institutions in use, by code; none until they are known. */
export function useInstitutions(): ReadonlyMap<string, string> {
  const [answer] = useAnswer('institutions', (signal) => all('institutions', '', signal));
  const entries = answer.state === 'answered' ? answer.value : undefined;
  return useMemo(
    () => new Map((entries ?? []).map((entry) => [textOf(entry, 'code'), textOf(entry, 'name')])),
    [entries],
  );
}
