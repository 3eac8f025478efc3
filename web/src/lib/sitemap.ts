import { xmlText } from './xml.ts';

export interface SitemapEntry {
  path: string;
  /** ISO date; none where the page has no date of its own. */
  modified?: string;
  /** The page in every language, itself included. */
  versions?: { locale: string; href: string }[];
}

type Absolute = (path: string) => string;

/** A sitemap of pages, as sitemaps.org describes it, with each page's other languages. */
export const urlSet = (entries: SitemapEntry[], absolute: Absolute): Response =>
  answer('urlset', 'url', entries, absolute);

/** A sitemap of sitemaps. */
export const sitemapIndex = (addresses: string[]): Response =>
  answer(
    'sitemapindex',
    'sitemap',
    addresses.map((path) => ({ path })),
    (path) => path,
  );

function answer(root: string, item: string, entries: SitemapEntry[], absolute: Absolute): Response {
  const hasVersions = entries.some(({ versions = [] }) => versions.length > 0);
  const links = hasVersions ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : '';
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${links}>`,
    ...entries.map((entry) => `  <${item}>${fields(entry, absolute)}</${item}>`),
    `</${root}>`,
    '',
  ];
  return new Response(xml.join('\n'), { headers: { 'content-type': 'application/xml' } });
}

const fields = ({ path, modified, versions = [] }: SitemapEntry, absolute: Absolute): string =>
  [
    `<loc>${xmlText(absolute(path))}</loc>`,
    modified ? `<lastmod>${modified}</lastmod>` : '',
    ...versions.map(
      ({ locale, href }) =>
        `<xhtml:link rel="alternate" hreflang="${xmlText(locale)}" href="${xmlText(absolute(href))}"/>`,
    ),
  ].join('');
