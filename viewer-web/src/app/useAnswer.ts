import { useEffect, useState } from 'react';
import { asProblem, type Problem } from '../dicomweb/problem';

/** One of these at a time. While a changed question is asked, the answer before stays on the screen and nothing jumps. */
export type Answer<T> =
  { state: 'asking'; before: T | undefined } | { state: 'failed'; problem: Problem } | { state: 'answered'; value: T };

type Settled<T> = { key: string; answer: Exclude<Answer<T>, { state: 'asking' }> } | undefined;

/** Asks whenever `key` changes, gives up the question before it, and asks again on `retry`. */
export function useAnswer<T>(key: string, question: (signal: AbortSignal) => Promise<T>): [Answer<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [settled, setSettled] = useState<Settled<T>>(undefined);
  const asked = `${key} ${attempt}`;

  useEffect(() => {
    const abort = new AbortController();
    question(abort.signal).then(
      (value) => {
        if (!abort.signal.aborted) setSettled({ key: asked, answer: { state: 'answered', value } });
      },
      (error: unknown) => {
        const problem = asProblem(error);
        if (!abort.signal.aborted && problem.kind !== 'cancelled') {
          setSettled({ key: asked, answer: { state: 'failed', problem } });
        }
      },
    );
    return () => {
      abort.abort();
    };
    // The key says all that the question depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);

  const retry = (): void => {
    setAttempt((count) => count + 1);
  };
  if (settled?.key === asked) return [settled.answer, retry];
  const before = settled?.answer.state === 'answered' ? settled.answer.value : undefined;
  return [{ state: 'asking', before }, retry];
}
