import { useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { EntrySchedule, ScheduleChange } from '@kneadful/shared-types';
import { useLive } from '../home/use-live';
import { useAsking } from '../use-asking';

const fields = ['publishAt', 'unpublishAt'] as const;
export type Field = (typeof fields)[number];

/** Seconds until the next look: soon where something is about to happen. */
function nextLook({ publish, unpublish }: EntrySchedule): number {
  const dues = [publish, unpublish].flatMap((each) => (each?.state === 'waiting' ? [Date.parse(each.due)] : []));
  return Math.min(...dues) - Date.now() < 60_000 ? 2 : 10;
}

/** The schedule of an entry in one language, what is typed and not set yet, and what sets it. */
export function useSchedule(uid: string, documentId: string, locale: string) {
  const { put, post } = useFetchClient();
  const base = `/desk/entries/${uid}/${documentId}/schedule`;
  const query = `?locale=${encodeURIComponent(locale)}`;
  const { answer: schedule, look } = useLive<EntrySchedule>(`${base}${query}`, nextLook);
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({});
  const { ask: askOnce, problems, refuse, isBusy } = useAsking(fields);
  /** @returns whether it was done; what was typed stays if not */
  const ask = (call: () => Promise<unknown>): Promise<boolean> => askOnce(() => call().finally(look));

  async function change(timezone: string, wanted: Omit<ScheduleChange, 'timezone'>): Promise<void> {
    const sent = typed;
    const isDone = await ask(() => put(`${base}${query}`, { timezone, ...wanted }));
    // What was typed meanwhile stays.
    if (isDone)
      setTyped((now) => Object.fromEntries(Object.entries(now).filter(([field, text]) => isLeft(field, text))));

    function isLeft(field: string, text: string): boolean {
      return !(field in wanted) || sent[field as Field] !== text;
    }
  }

  return {
    schedule,
    typed,
    problems,
    refuse,
    isBusy,
    type: (field: Field, text: string) => setTyped((before) => ({ ...before, [field]: text })),
    change,
    retry: (action: string) => ask(() => post(`${base}/${action}/retry${query}`)),
    dismiss: (action: string) => ask(() => post(`${base}/${action}/dismiss${query}`)),
  };
}
