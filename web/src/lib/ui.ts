import { createFormats, type Formats } from './format.ts';
import { en, type Words } from './words/en.ts';

/** What components need of the visitor's language: words, formats, and the one way to make an address. */
export interface Ui extends Formats {
  locale: string;
  words: Words;
  /** A site path such as `/guide/` with base path and locale. */
  href(path: string): string;
  /** The whole address of what `href` gave, for those who read it elsewhere; the path itself where the origin is not known. */
  absolute(path: string): string;
}

const wordsByLanguage: Record<string, Words> = { en };

export function createUi(locale: string, href: (path: string) => string, origin?: URL | string): Ui {
  const words = wordsByLanguage[locale] ?? wordsByLanguage[locale.split('-')[0] ?? ''] ?? en;
  const formats = createFormats(locale);
  return {
    ...formats,
    locale,
    words,
    href,
    absolute: (path) => (origin ? new URL(path, origin).href : path),
    // CLDR knows American Sign Language as `ase`; editors choose `asl`.
    language: (code) => (code === 'asl' ? words.languageNames.americanSignLanguage : formats.language(code)),
  };
}
