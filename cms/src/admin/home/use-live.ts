import { useCallback, useEffect, useRef, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

export interface Live<Answer> {
  /** The last answer, which stays where a later question is not answered: dialogs over it keep what is typed in them. */
  answer: Answer | 'asking' | 'failed';
  /** The same, but `failed` since the CMS does not answer. */
  fresh: Answer | 'asking' | 'failed';
  /** The address that the answer is of. */
  of: string;
  /** Asks at once. */
  look(): Promise<void>;
}

interface State<Answer> {
  answer: Live<Answer>['answer'];
  of: string;
  isStale: boolean;
}

/**
 * What the CMS answers at an address, asked again and again while the page is in sight.
 * @param seconds until the next question, by the last answer
 */
export function useLive<Answer>(path: string, seconds: (answer: Answer) => number): Live<Answer> {
  const { get } = useFetchClient();
  const [{ answer, of, isStale }, setState] = useState<State<Answer>>({ answer: 'asking', of: path, isStale: false });
  const turns = useRef({ asked: 0, answered: 0 });
  const look = useCallback(async () => {
    const turn = ++turns.current.asked;
    const state = await get<{ data: Answer }>(path).then(
      ({ data }) =>
        () => ({ answer: data.data, of: path, isStale: false }),
      () => (before: State<Answer>) =>
        typeof before.answer === 'string' || before.of !== path
          ? { answer: 'failed' as const, of: path, isStale: true }
          : { ...before, isStale: true },
    );
    // What was asked earlier may be answered later.
    if (turn < turns.current.answered) return;
    turns.current.answered = turn;
    setState(state);
  }, [get, path]);
  const wait = isStale || typeof answer === 'string' ? 10 : seconds(answer as Answer);
  useEffect(() => {
    void look();
  }, [look]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look();
    }, wait * 1000);
    return () => clearInterval(timer);
  }, [look, wait]);
  return { answer, fresh: isStale ? 'failed' : answer, of, look };
}
