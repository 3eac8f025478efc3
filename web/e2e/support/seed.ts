import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../../../tests/support/cms.ts';

interface Seed {
  en: { slug: string };
  es?: { slug?: string };
}

function seeds(type: string): Seed[] {
  const folder = join(root, 'cms/seed', type);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(join(folder, file), 'utf8')) as Seed);
}

/** Slugs of the sample content of one type, as its files have them. */
export const seededSlugs = (type: string): string[] => seeds(type).map(({ en }) => en.slug);

const fixed = [
  ...['/', '/guide/', '/techniques/', '/conditions/', '/frequency/', '/research/', '/faq/', '/services/'],
  ...['/therapists/', '/reviews/', '/contact/', '/find/', '/search/', '/book/', '/privacy/'],
  ...['/book/thank-you/', '/reviews/thank-you/'],
];
const folders: Record<string, string> = {
  article: '/guide/',
  technique: '/techniques/',
  condition: '/conditions/',
  'body-region': '/regions/',
  audience: '/for/',
  service: '/services/',
  therapist: '/therapists/',
  page: '/',
};

/** Pages of entries by the slug in a language; the original's where there is no translation. */
const below = (slugOf: (seed: Seed) => string | undefined): string[] =>
  Object.entries(folders).flatMap(([type, folder]) =>
    seeds(type)
      .map(slugOf)
      .filter((slug) => slug !== undefined)
      .map((slug) => `${folder}${slug}/`),
  );

const inSpanish = (paths: string[]) => paths.map((path) => `/es${path}`);

/** Whether the sample content brings Spanish up. */
export const isSpanishLive = seeds('studio').some(({ es }) => es);

/** Spanish pages that show an original. */
export const notTranslated: string[] = isSpanishLive
  ? inSpanish(below(({ en, es }) => (es ? undefined : en.slug))).sort()
  : [];

/** The address of every page that the sample content must give. */
export const expectedPaths: string[] = [
  ...fixed,
  ...below(({ en }) => en.slug),
  ...(isSpanishLive ? inSpanish([...fixed, ...below(({ en, es }) => es?.slug ?? en.slug)]) : []),
].sort();

/** Those of them that search engines may list. */
export const listedPaths: string[] = expectedPaths.filter(
  (path) => !/\/(?:search|thank-you)\/$/.test(path) && !notTranslated.includes(path),
);
