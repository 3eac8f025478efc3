import { useEffect, useState } from 'react';
import { useFetchClient } from '@strapi/strapi/admin';
import type { LinkTarget, LinkTargets } from '@kneadful/shared-types';
import { useLocale } from '../desk/use-locale';

/** The language of the form, as a query. */
const useLocaleQuery = (): string => `locale=${encodeURIComponent(useLocale())}`;

/** Milliseconds without a key until it is searched. */
const pause = 250;

/** What a text may lead to, by what is typed. @returns nothing until something is typed */
export function useSearch(typed: string): LinkTarget[] | 'asking' | 'failed' | undefined {
  const { get } = useFetchClient();
  const locale = useLocaleQuery();
  const [answer, setAnswer] = useState<LinkTarget[] | 'asking' | 'failed'>();
  useEffect(() => {
    if (typed.trim() === '') return setAnswer(undefined);
    let isWanted = true;
    setAnswer((before) => (Array.isArray(before) ? before : 'asking'));
    const timer = setTimeout(() => {
      get<{ data: LinkTarget[] }>(`/desk/links?${locale}&typed=${encodeURIComponent(typed)}`).then(
        ({ data }) => isWanted && setAnswer(data.data),
        () => isWanted && setAnswer('failed'),
      );
    }, pause);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [get, locale, typed]);
  return answer;
}

/** What links lead to, and which were asked for. */
export type Targets = LinkTargets & { asked: readonly string[] };

/** What links that stand in a text lead to. An answer stays until the next one is here. */
export function useTargets(urls: readonly string[]): Targets | 'asking' | 'failed' {
  const { post } = useFetchClient();
  const locale = useLocaleQuery();
  const asked = urls.join(' ');
  const [answer, setAnswer] = useState<Targets | 'asking' | 'failed'>('asking');
  useEffect(() => {
    if (asked === '') return setAnswer({ targets: [], unseen: [], asked: [] });
    let isWanted = true;
    const sent = asked.split(' ');
    post<{ data: LinkTargets }>(`/desk/links/targets?${locale}`, { urls: sent }).then(
      ({ data }) => isWanted && setAnswer({ ...data.data, asked: sent }),
      () => isWanted && setAnswer('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [post, locale, asked]);
  return answer;
}
