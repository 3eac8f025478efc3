import { useCallback, useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';

export interface Live<Answer> {
  /** The newest answer; none yet, or none because the CMS does not answer. */
  answer: Answer | 'asking' | 'failed';
  /** Asks at once. */
  look(): Promise<void>;
}

/**
 * What the CMS answers at an address, asked again and again while the page is in sight.
 * @param seconds until the next question, by the last answer
 */
export function useLive<Answer>(path: string, seconds: (answer: Answer) => number): Live<Answer> {
  const { get } = useFetchClient();
  const [answer, setAnswer] = useState<Live<Answer>['answer']>('asking');
  const look = useCallback(
    () =>
      get<{ data: Answer }>(path).then(
        ({ data }) => setAnswer(data.data),
        () => setAnswer('failed'),
      ),
    [get, path],
  );
  const wait = typeof answer === 'string' ? 10 : seconds(answer as Answer);
  useEffect(() => {
    void look();
  }, [look]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void look();
    }, wait * 1000);
    return () => clearInterval(timer);
  }, [look, wait]);
  return { answer, look };
}
