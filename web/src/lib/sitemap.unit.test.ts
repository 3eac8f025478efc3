import { expect, test } from '@jest/globals';
import { sitemapIndex, urlSet } from './sitemap.ts';

const absolute = (path: string) => `https://example.org${path}`;

test('a sitemap lists addresses as XML text, with the days of their changes where these are known', async () => {
  const response = urlSet([{ path: '/' }, { path: '/?a=1&b=2', modified: '2026-01-31' }], absolute);
  expect([response.headers.get('content-type'), await response.text()]).toEqual([
    'application/xml',
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url><loc>https://example.org/</loc></url>
  <url><loc>https://example.org/?a=1&amp;b=2</loc><lastmod>2026-01-31</lastmod></url>
</urlset>
`,
  ]);
});

test('a sitemap names the languages of a page', async () => {
  const versions = [
    { locale: 'en', href: '/faq/' },
    { locale: 'es', href: '/es/faq/' },
  ];
  expect(await urlSet([{ path: '/es/faq/', versions }, { path: '/about/' }], absolute).text()).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url><loc>https://example.org/es/faq/</loc><xhtml:link rel="alternate" hreflang="en" href="https://example.org/faq/"/><xhtml:link rel="alternate" hreflang="es" href="https://example.org/es/faq/"/></url>
  <url><loc>https://example.org/about/</loc></url>
</urlset>
`,
  );
});

test('a sitemap of sitemaps lists theirs', async () => {
  expect(await sitemapIndex(['https://example.org/sitemaps/pages.xml']).text()).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap><loc>https://example.org/sitemaps/pages.xml</loc></sitemap>
</sitemapindex>
`,
  );
});
