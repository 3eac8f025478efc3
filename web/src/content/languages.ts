import { wordsByLocale } from '../lib/words/index.ts';
import type { ContentGraph } from './graph.ts';

/** A language that visitors can read the site in. */
export interface Language {
  locale: string;
  /** What its addresses begin with: nothing for the default language, `/es` for Spanish. */
  prefix: string;
}

/** Where a path of the site lies. */
export interface Place {
  language: Language;
  /** Below the language: `/guide/`. */
  path: string;
}

/**
 * The languages that are live, the default one first. Another is live when the CMS has it enabled, the site has words for
 * it, and the studio itself is published in it: so that nobody finds a language of empty pages.
 */
export function languagesOf(graph: ContentGraph): Language[] {
  const others = graph.locales.filter(
    (locale) => locale !== graph.defaultLocale && wordsByLocale[locale] && hasStudio(graph, locale),
  );
  return [{ locale: graph.defaultLocale, prefix: '' }, ...others.map((locale) => ({ locale, prefix: `/${locale}` }))];
}

const hasStudio = (graph: ContentGraph, locale: string): boolean =>
  graph.ids('Studio').some((id) => graph.has('Studio', id, locale));

/** What addresses in this language begin with; nothing where it is none of the site's. */
export const prefixOf = (graph: ContentGraph, locale: string | undefined): string =>
  languagesOf(graph).find((language) => language.locale === locale)?.prefix ?? '';

/** @param path below the base path */
export function placeOf(graph: ContentGraph, path: string): Place {
  const [ofDefault, ...others] = languagesOf(graph);
  const language = others.find(({ prefix }) => path.startsWith(`${prefix}/`)) ?? ofDefault!;
  return { language, path: path.slice(language.prefix.length) };
}

/** What somebody should do for the languages that the CMS has enabled and the site cannot speak. */
export const languageWarnings = ({ locales, defaultLocale }: Pick<ContentGraph, 'locales' | 'defaultLocale'>) =>
  locales
    .filter((locale) => locale !== defaultLocale && !wordsByLocale[locale])
    .map(
      (locale) =>
        `The CMS has the language ${locale} enabled, and the site has no words for it. ` +
        `Add web/src/lib/words/${locale}.ts and name it in web/src/lib/words/index.ts, or take the language out of the CMS.`,
    );
