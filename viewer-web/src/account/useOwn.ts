import { useState } from 'react';
import { asProblem, type Problem } from '../dicomweb/problem';
import { useText } from '../i18n/language';
import type { Messages } from '../i18n/zh';
import type { Done, No } from './own';

/** One thing asked of the own account at a time, and in words why the last one was not done. */
export function useOwn(): [
  boolean,
  string | undefined,
  <T>(asked: Promise<Done<T>>, then: (value: T) => void) => void,
] {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<No | Problem>();

  const run = async <T>(asked: Promise<Done<T>>, then: (value: T) => void): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      const answer = await asked;
      if (answer.kind === 'done') then(answer.value);
      else setRefused(answer);
    } catch (error) {
      setRefused(asProblem(error));
    } finally {
      setBusy(false);
    }
  };
  const start = <T>(asked: Promise<Done<T>>, then: (value: T) => void): void => void run(asked, then);
  return [busy, refused && inWords(refused, text), start];
}

function inWords(no: No | Problem, text: Messages): string {
  const words = text.ownAccount.no;
  if (no instanceof Error) return text.problem[no.kind];
  switch (no.kind) {
    case 'wrong-password':
    case 'wrong-code':
    case 'exists':
      return words[no.kind];
    case 'locked':
      return words.locked(no.seconds);
    case 'unfit':
      return words.unfit(no.rules.map((rule) => words.rules[rule]).join(words.between));
  }
}
