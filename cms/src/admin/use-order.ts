import { useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import { sentenceOf } from './sentence-of';

/** Asks the CMS to do something. What it refuses, and why, is kept until the next order. */
export function useOrder() {
  const { post } = useFetchClient();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState('');
  /** @returns the answer, or nothing where it was refused */
  const order = async <Answer>(path: string, body?: object): Promise<Answer | undefined> => {
    setIsBusy(true);
    setProblem('');
    try {
      return (await post<{ data: Answer }>(path, body)).data.data;
    } catch (error) {
      setProblem(sentenceOf(error));
      return undefined;
    } finally {
      setIsBusy(false);
    }
  };
  return { order, isBusy, problem, setProblem };
}
