import { useEffect, useState } from 'react';
import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import type { EntryReport } from '@kneadful/shared-types';

/** The entry's report, or why there is none yet. */
export type ReportState = EntryReport | 'asking' | 'failed';

interface Query {
  plugins?: { i18n?: { locale?: string } };
}

/** @param version changes when the entry has been saved or published, and the report is asked for anew */
export function useReport(uid: string, documentId: string, version: string): ReportState {
  const { get } = useFetchClient();
  const [{ query }] = useQueryParams<Query>();
  const locale = query.plugins?.i18n?.locale ?? '';
  const [report, setReport] = useState<ReportState>('asking');
  useEffect(() => {
    let isWanted = true;
    get<{ data: EntryReport }>(`/desk/entries/${uid}/${documentId}?locale=${encodeURIComponent(locale)}`).then(
      ({ data }) => isWanted && setReport(data.data),
      () => isWanted && setReport('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [get, uid, documentId, locale, version]);
  return report;
}
