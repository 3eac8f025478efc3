import { en, type Words } from './en.ts';
import { es } from './es.ts';

export type { Words };

/**
 * The languages in which the site can speak, by locale as the CMS names it. Another language is a file beside this one,
 * and a line here.
 */
export const wordsByLocale: Readonly<Record<string, Words>> = { en, es };

/** The words for a locale; those of its language for `en-GB`; English where there are none. */
export const wordsOf = (locale: string): Words =>
  wordsByLocale[locale] ?? wordsByLocale[locale.split('-')[0] ?? ''] ?? en;
