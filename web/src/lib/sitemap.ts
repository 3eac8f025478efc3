import { xmlText } from './xml.ts';

export interface SitemapEntry {
  /** Absolute. */
  address: string;
  /** ISO date; none where the page has no date of its own. */
  modified?: string;
}

/** A sitemap of pages, as sitemaps.org describes it. */
export const urlSet = (entries: SitemapEntry[]): Response => answer('urlset', 'url', entries);

/** A sitemap of sitemaps. */
export const sitemapIndex = (addresses: string[]): Response =>
  answer(
    'sitemapindex',
    'sitemap',
    addresses.map((address) => ({ address })),
  );

function answer(root: string, item: string, entries: SitemapEntry[]): Response {
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...entries.map((entry) => `  <${item}>${fields(entry)}</${item}>`),
    `</${root}>`,
    '',
  ];
  return new Response(xml.join('\n'), { headers: { 'content-type': 'application/xml' } });
}

const fields = ({ address, modified }: SitemapEntry): string =>
  `<loc>${xmlText(address)}</loc>${modified ? `<lastmod>${modified}</lastmod>` : ''}`;
