import { createFormats, type Formats } from './format.ts';
import { wordsOf, type Words } from './words/index.ts';

/** What components need of the visitor's language: words, formats, and the one way to make an address. */
export interface Ui extends Formats {
  locale: string;
  /** By which dates, numbers and prices are written: with a country, such as `es-US`. */
  writtenAs: string;
  words: Words;
  /** What addresses in this language begin with: nothing for the default one, `/es` for Spanish. */
  prefix: string;
  /** A page such as `/guide/` in this language, with base path and locale. */
  href(path: string): string;
  /** What has one address whatever the language, such as `/media/back.webp` or `/es/guide/`: with the base path alone. */
  file(path: string): string;
  /** The whole address of what `href` gave, for those who read it elsewhere; the path itself where the origin is not known. */
  absolute(path: string): string;
}

/**
 * @param file adds the base path
 * @param prefix of the addresses in this language
 */
export function createUi(
  locale: string,
  file: (path: string) => string,
  origin?: URL | string,
  prefix: string = '',
): Ui {
  const words = wordsOf(locale);
  const writtenAs = new Intl.Locale(locale).region ? locale : words.writtenAs;
  const formats = formatsOf(writtenAs);
  return {
    ...formats,
    locale,
    writtenAs,
    words,
    prefix,
    href: (path) => file(prefix + path),
    file,
    absolute: (path) => (origin ? new URL(path, origin).href : path),
    // CLDR knows American Sign Language as `ase`; editors choose `asl`.
    language: (code) => (code === 'asl' ? words.languageNames.americanSignLanguage : formats.language(code)),
  };
}

/** To make them costs more than most pages take to render. */
const known = new Map<string, Formats>();

function formatsOf(locale: string): Formats {
  const formats = known.get(locale) ?? createFormats(locale);
  known.set(locale, formats);
  return formats;
}
