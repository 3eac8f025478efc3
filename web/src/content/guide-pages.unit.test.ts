import { describe, expect, test } from '@jest/globals';
import type { Content } from './content.ts';
import { articlesOf, contentOf, entry } from './fixtures.ts';
import { guideArchivePage, guidePage } from './pages/guide.ts';

/** 96 of them on four older pages, 24 on the first. */
const guide = () => contentOf({ Article: articlesOf(120) });
const down = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `Article ${from - index}`);
const titles = (articles: { title: string }[]) => articles.map(({ title }) => title);
const sorted = (content: Content) => [...content.reads.keys].sort();
/** What was read beside the entries that are shown, and their pictures. */
const lists = (content: Content) => sorted(content).filter((key) => !/^(Article:article-|media:)/.test(key));

describe('the guide’s first page', () => {
  test('shows all articles while they are fewer than two pages, newest first', () => {
    const page = guidePage(contentOf({ Article: articlesOf(47) }));
    expect([titles(page.articles), page.older]).toEqual([down(47, 1), undefined]);
  });

  test('shows a full page at least, and leads to the articles before', () => {
    const page = guidePage(contentOf({ Article: articlesOf(71) }, { base: '/base' }));
    expect([titles(page.articles), page.older]).toEqual([down(71, 25), '/base/guide/page/1/']);
  });

  test('has the other ways into the guide', () => {
    const page = guidePage(contentOf({ BodyRegion: [entry('BodyRegion')], Audience: [entry('Audience')] }));
    expect(page).toMatchObject({
      title: 'Guide',
      meta: { path: '/guide/' },
      articles: [],
      regions: [{ name: 'Lower back', href: '/regions/lower-back/', summary: 'It carries.' }],
      audiences: [{ name: 'Desk workers', href: '/for/desk-workers/' }],
    });
  });

  test('reads the newest articles with an open end, and of each what its card shows', () => {
    const content = contentOf({ Article: articlesOf(72) });
    guidePage(content);
    expect(lists(content)).toEqual(['Article:count', 'Article@48-', 'Audience:*', 'BodyRegion:*', 'languages']);
    const ofOne = sorted(content).filter((key) => key.startsWith('Article:article-72'));
    expect(ofOne).toEqual([
      'Article:article-72',
      ...['locale', 'picture', 'promise', 'sections', 'slug', 'title'].map((field) => `Article:article-72#${field}`),
    ]);
    expect(content.reads.keys.has('Article:article-48')).toBe(false);
  });
});

describe('a page of older articles', () => {
  test('shows its articles newest first, and says what it is in words of its own', () => {
    const page = guideArchivePage(guide(), '3');
    expect(page && [page.title, titles(page.articles), page.meta]).toEqual([
      'Earlier articles, part 3',
      down(72, 49),
      {
        title: 'Earlier articles, part 3',
        description: 'Part 3 of the guide’s earlier articles, the newest of them on top. Part 1 has the oldest.',
        path: '/guide/page/3/',
        versions: [{ locale: 'en', href: '/guide/page/3/', isTranslated: true }],
        languages: [],
        trail: [
          { label: 'Home', href: '/' },
          { label: 'Guide', href: '/guide/' },
        ],
        structuredData: [
          expect.objectContaining({
            '@type': 'BreadcrumbList',
            itemListElement: [
              { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://studio.example/' },
              { '@type': 'ListItem', position: 2, name: 'Guide', item: 'https://studio.example/guide/' },
              {
                '@type': 'ListItem',
                position: 3,
                name: 'Earlier articles, part 3',
                item: 'https://studio.example/guide/page/3/',
              },
            ],
          }),
        ],
      },
    ]);
  });

  test.each([
    ['1', '/guide/page/2/', undefined],
    ['2', '/guide/page/3/', '/guide/page/1/'],
    ['4', '/guide/', '/guide/page/3/'],
  ])('%s leads to %s and %s', (number, newer, older) => {
    const page = guideArchivePage(guide(), number);
    expect(page && [page.newer, page.older]).toEqual([newer, older]);
  });

  test('is chained with the others from the first page to the oldest article', () => {
    const content = guide();
    const chain: string[] = [];
    let next = guidePage(content).older;
    while (next) {
      chain.push(next);
      next = guideArchivePage(content, next.split('/')[3])?.older;
    }
    expect(chain).toEqual([4, 3, 2, 1].map((page) => `/guide/page/${page}/`));
  });

  test.each(['0', '5', '01', '1.5', '-1', 'one', '', '99999999999999999999', undefined])('%s is none', (number) => {
    expect(guideArchivePage(guide(), number)).toBeUndefined();
  });

  test('reads its own articles, and of the others only whether they fill the next two pages', () => {
    const content = guide();
    guideArchivePage(content, '2');
    expect(lists(content)).toEqual(['Article@24-48', 'Article@71-72', 'Article@95-96', 'languages']);
    expect(content.reads.keys.has('Article:article-24')).toBe(false);
    expect(content.reads.keys.has('Article:article-49')).toBe(false);
  });

  test('stays as it is while the guide grows, but for the newest of them, which leads to the next in time', () => {
    const at = (count: number, number: string) => {
      const page = guideArchivePage(contentOf({ Article: articlesOf(count) }), number);
      return JSON.stringify(page);
    };
    expect(at(1000, '3')).toBe(at(120, '3'));
    expect(at(143, '4')).toBe(at(120, '4'));
    expect(JSON.parse(at(144, '4'))).toMatchObject({ newer: '/guide/page/5/' });
  });
});
