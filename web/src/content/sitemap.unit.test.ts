import { describe, expect, test } from '@jest/globals';
import type { Content } from './content.ts';
import { articlesOf, contentOf, entry, type EntriesOf } from './fixtures.ts';
import { listedArticles, listedPages, sitemapAddresses } from './pages/sitemap.ts';

const sorted = (content: Content) => [...content.reads.keys].sort();

describe('sitemaps', () => {
  const addresses = [
    '/',
    '/guide/',
    '/techniques/',
    '/conditions/',
    '/frequency/',
    '/research/',
    '/faq/',
    '/services/',
    '/therapists/',
    '/reviews/',
    '/contact/',
    '/find/',
    '/book/',
    '/privacy/',
  ];

  test('are one for pages, and one for every thousand articles', () => {
    const of = (count: number) => sitemapAddresses(contentOf({ Article: articlesOf(count) }, { base: '/base' }));
    const [pages, first, second] = ['pages', 'articles-1', 'articles-2'].map((name) => `/base/sitemaps/${name}.xml`);
    expect([of(0), of(1), of(1000), of(1001)]).toEqual([
      [pages],
      [pages, first],
      [pages, first],
      [pages, first, second],
    ]);
  });

  test('are known by the counts at which another begins alone', () => {
    const content = contentOf({ Article: articlesOf(1200) });
    sitemapAddresses(content);
    expect(sorted(content)).toEqual(['Article@0-1', 'Article@1000-1001', 'Article@2000-2001']);
  });

  test('of pages have everything but articles and redirects, older pages of the guide too', () => {
    const entries: EntriesOf = {
      Article: articlesOf(72),
      Therapist: [entry('Therapist')],
      Redirect: [entry('Redirect')],
    };
    expect(listedPages(contentOf(entries, { base: '/base' })).map(({ path }) => path)).toEqual(
      [...addresses, '/guide/page/1/', '/guide/page/2/', '/therapists/june/'].map((path) => `/base${path}`),
    );
  });

  test('of articles have them from the oldest, and read no more of them than their addresses and dates', () => {
    const content = contentOf({ Article: articlesOf(2) }, { base: '/base' });
    expect(listedArticles(content, '1')).toEqual([
      { path: '/base/guide/article-1/', versions: [], modified: '2020-01-01' },
      { path: '/base/guide/article-2/', versions: [], modified: '2020-01-02' },
    ]);
    expect(sorted(content)).toEqual([
      ...['article-1', 'article-2'].flatMap((id) => [
        `Article:${id}`,
        ...['changeNotes', 'createdAt', 'id', 'lastReviewedOn', 'slug'].map((field) => `Article:${id}#${field}`),
      ]),
      'Article@0-1000',
      'languages',
    ]);
  });

  test('of articles are a thousand each', () => {
    const content = contentOf({ Article: articlesOf(1001) });
    expect([listedArticles(content, '1')?.length, listedArticles(content, '2')]).toEqual([
      1000,
      [{ path: '/guide/article-1001/', versions: [], modified: '2022-09-27' }],
    ]);
    expect(['0', '3', 'x', '01', undefined].map((part) => listedArticles(content, part))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});
