import { useEffect, useState } from 'react';
import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import type { Departure, EntryReport } from '@kneadful/shared-types';

/** What the CMS says of an entry. */
interface Answers {
  report: EntryReport;
  departure: Departure;
}

export interface Asked {
  uid: string;
  documentId: string;
  /** Changes when the entry has been saved or published, and the question is asked anew. */
  version: string;
}

interface Query {
  plugins?: { i18n?: { locale?: string } };
}

/** @returns the answer, or why there is none yet */
export function useDesk<Name extends keyof Answers>(
  name: Name,
  { uid, documentId, version }: Asked,
): Answers[Name] | 'asking' | 'failed' {
  const { get } = useFetchClient();
  const [{ query }] = useQueryParams<Query>();
  const locale = query.plugins?.i18n?.locale ?? '';
  const [answer, setAnswer] = useState<Answers[Name] | 'asking' | 'failed'>('asking');
  useEffect(() => {
    let isWanted = true;
    const address = `/desk/entries/${uid}/${documentId}/${name}?locale=${encodeURIComponent(locale)}`;
    get<{ data: Answers[Name] }>(address).then(
      ({ data }) => isWanted && setAnswer(data.data),
      () => isWanted && setAnswer('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [get, name, uid, documentId, locale, version]);
  return answer;
}
