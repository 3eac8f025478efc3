import { xmlText } from './xml.ts';

/** A sitemap of absolute page addresses, as sitemaps.org describes it. */
export const urlSet = (addresses: string[]): Response => answer('urlset', 'url', addresses);

/** A sitemap of sitemaps. */
export const sitemapIndex = (addresses: string[]): Response => answer('sitemapindex', 'sitemap', addresses);

function answer(root: string, item: string, addresses: string[]): Response {
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
    ...addresses.map((address) => `  <${item}><loc>${xmlText(address)}</loc></${item}>`),
    `</${root}>`,
    '',
  ];
  return new Response(xml.join('\n'), { headers: { 'content-type': 'application/xml' } });
}
