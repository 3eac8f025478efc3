import type {
  ComparedWith,
  EntryHistory,
  RestoredDraft,
  RestoreRequest,
  VersionComparison,
} from '@kneadful/shared-types';
import { type Answer, useAddressedAnswer } from '../desk/use-answer';
import { useOrder } from '../use-order';

/** An entry in one language; its locale is empty where the form names none. */
export interface Entry {
  uid: string;
  documentId: string;
  locale: string;
}

const addressOf = ({ uid, documentId, locale }: Entry, path: string, query = '') =>
  `/desk/entries/${uid}/${documentId}/history${path}?locale=${encodeURIComponent(locale)}${query}`;

/** @param last how many versions; all without it */
export const useHistory = (entry: Entry, version: string, last?: number) =>
  useAddressedAnswer<EntryHistory>(addressOf(entry, '', last ? `&last=${last}` : ''), version);

export function useComparison(
  entry: Entry,
  version: string,
  id: number,
  by: ComparedWith,
): Answer<VersionComparison['changes']> {
  const address = addressOf(entry, `/${id}`, `&with=${by}`);
  const { answer, of } = useAddressedAnswer<VersionComparison>(address, version);
  if (of !== address) return 'asking';
  return typeof answer === 'string' ? answer : answer.changes;
}

/** Restores a version, and says what came of it. */
export function useRestore(entry: Entry) {
  const { order, isBusy, problem } = useOrder();
  /** @returns nothing if it was refused */
  const restore = (id: number, request: RestoreRequest) =>
    order<RestoredDraft>(addressOf(entry, `/${id}/restore`), request);
  return { restore, isBusy, problem };
}
