import type { Departure, EntryReport, PreviewAddress } from '@kneadful/shared-types';
import { useAnswer } from './use-answer';
import { useLocale } from './use-locale';

/** What the CMS says of an entry. */
interface Answers {
  report: EntryReport;
  departure: Departure;
  /** Nothing where previews are not set up. */
  preview: PreviewAddress | null;
}

export interface Asked {
  uid: string;
  documentId: string;
  /** Changes when the entry has been saved or published, and the question is asked anew. */
  version: string;
}

/** @returns the answer, or why there is none yet */
export function useDesk<Name extends keyof Answers>(
  name: Name,
  { uid, documentId, version }: Asked,
): Answers[Name] | 'asking' | 'failed' {
  const locale = encodeURIComponent(useLocale());
  const address = `/desk/entries/${uid}/${documentId}/${name}?locale=${locale}`;
  return useAnswer<Answers[Name]>(address, version);
}
