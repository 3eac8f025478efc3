import { useState } from 'react';
import { problemsOf, type Problems } from './problems';

/** Asks the CMS for something, one thing at a time, and keeps the sentences with which it refuses. */
export function useAsking<Field extends string>(fields: readonly Field[]) {
  const [problems, setProblems] = useState<Problems<Field>>({});
  const [isBusy, setIsBusy] = useState(false);
  /** @returns whether it was done */
  async function ask(call: () => Promise<unknown>): Promise<boolean> {
    setIsBusy(true);
    try {
      await call();
      setProblems({});
      return true;
    } catch (error) {
      setProblems(problemsOf(error, fields));
      return false;
    } finally {
      setIsBusy(false);
    }
  }
  return { ask, problems, refuse: setProblems, isBusy };
}
