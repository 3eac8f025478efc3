import { useState } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { sentenceOf } from '../sentence-of';

/** Asks the publisher for something, and says what came of it. */
export function useCommand(onDone: () => Promise<void>) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isBusy, setIsBusy] = useState(false);
  const run = async (command: string, done: string): Promise<void> => {
    setIsBusy(true);
    try {
      await post(`/desk/site/${command}`);
      toggleNotification({ type: 'success', message: done });
    } catch (error) {
      toggleNotification({ type: 'danger', message: sentenceOf(error) });
    }
    await onDone();
    setIsBusy(false);
  };
  return { run, isBusy };
}
