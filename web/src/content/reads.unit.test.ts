import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createUi } from '../lib/ui.ts';
import { anyMedia, anyRow, anyRows, type AnyRow, fileIds, locales, oldPaths, slugs } from './arbitraries.ts';
import { chromeOf } from './chrome.ts';
import { Content } from './content.ts';
import { contentFor } from './for-page.ts';
import { articlesOf, snapshot } from './fixtures.ts';
import { ContentGraph } from './graph.ts';
import { GraphChange } from './graph-change.ts';
import { articlePage } from './pages/article.ts';
import { audiencePage } from './pages/audience.ts';
import { conditionPage } from './pages/condition.ts';
import { feedOf } from './pages/feed.ts';
import { findPage } from './pages/find.ts';
import { guideArchivePage, guidePage } from './pages/guide.ts';
import { homePage } from './pages/home.ts';
import * as lists from './pages/lists.ts';
import { notFoundMeta } from './pages/not-found.ts';
import { robotsText } from './pages/robots.ts';
import { regionPage } from './pages/region.ts';
import { servicePage } from './pages/service.ts';
import { listedArticles, listedPages, sitemapAddresses } from './pages/sitemap.ts';
import { studioPage } from './pages/studio-page.ts';
import { techniquePage } from './pages/technique.ts';
import { therapistPage } from './pages/therapist.ts';
import { movedTo, redirectTarget } from './redirects.ts';
import { entryPath, type PagedType } from './addresses.ts';

type PageOf = (content: Content) => unknown;

const withSlug: [PagedType, (content: Content, slug: string | undefined) => unknown][] = [
  ['Article', articlePage],
  ['Technique', techniquePage],
  ['Condition', conditionPage],
  ['BodyRegion', regionPage],
  ['Audience', audiencePage],
  ['Service', servicePage],
  ['Therapist', therapistPage],
  ['Page', studioPage],
];
const listPages = Object.fromEntries(Object.entries(lists).filter(([name]) => name !== 'fixed')) as Record<
  string,
  PageOf
>;

/** Everything that a page or a file of the site is made of. What surrounds a page is looked at by itself. */
const pages: Record<string, PageOf> = {
  chrome: chromeOf,
  home: homePage,
  guide: guidePage,
  find: findPage,
  feed: feedOf,
  notFound: notFoundMeta,
  robots: robotsText,
  sitemap: sitemapAddresses,
  listedPages,
  ...listPages,
  ...Object.fromEntries(
    withSlug.flatMap(([type, pageOf]) =>
      [...slugs, 'none', 'article-30'].map((slug): [string, PageOf] => [
        `${type} ${slug}`,
        (content) => pageOf(content, slug) ?? movedTo(content, type, slug),
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['1', '2', '3'].flatMap((number): [string, PageOf][] => [
      [
        `archive ${number}`,
        (content) => guideArchivePage(content, number) ?? redirectTarget(content, `/guide/page/${number}/`),
      ],
      [`articles ${number}`, (content) => listedArticles(content, number)],
    ]),
  ),
  ...Object.fromEntries(oldPaths.map((path): [string, PageOf] => [path, (content) => redirectTarget(content, path)])),
};

const uis = new Map(locales.map((locale) => [locale, createUi(locale, (path) => path)]));

function look(graph: ContentGraph, locale: string, pageOf: PageOf) {
  const content = new Content(graph, { ui: uis.get(locale)!, now: () => new Date('2026-01-15') });
  try {
    return { data: JSON.stringify(pageOf(content)), reads: content.reads };
  } catch (error) {
    return { data: `failed: ${(error as Error).message}`, reads: content.reads };
  }
}

function attempt(of: () => unknown): unknown {
  try {
    return of();
  } catch (error) {
    return `failed: ${(error as Error).message}`;
  }
}

function graphOf(rows: AnyRow[], articles: number): ContentGraph {
  const media = Object.fromEntries(fileIds.map((id) => [id, { src: `/media/${id}.webp`, width: 400, height: 300 }]));
  const graph = new ContentGraph(snapshot({ Article: articlesOf(articles) }, { locales, media }));
  for (const { type, id, locale, entry } of rows) graph.set(type, id, locale, entry as never);
  return graph;
}

describe('what a page read is all that can change it', () => {
  const before = fc.record({ rows: anyRows, articles: fc.constantFrom(0, 5, 22, 46, 47, 48, 70) });

  function check(graph: ContentGraph, locale: string, apply: (change: GraphChange) => void): number {
    const seen = Object.entries(pages).map(([name, pageOf]) => ({ name, pageOf, ...look(graph, locale, pageOf) }));
    const change = new GraphChange(graph);
    apply(change);
    let changedPages = 0;
    for (const { name, pageOf, data, reads } of seen) {
      const now = look(graph, locale, pageOf);
      if (data !== now.data) changedPages += 1;
      if ([...reads.keys].some((key) => change.has(key))) continue;
      expect([name, now]).toEqual([name, { data, reads }]);
    }
    return changedPages;
  }

  test.each([
    ['en', 200],
    ['es', 100],
  ])('whatever rows change, in %s', (locale, numRuns) => {
    let changedPages = 0;
    fc.assert(
      fc.property(before, fc.array(anyRow, { minLength: 1, maxLength: 3 }), ({ rows, articles }, changes) => {
        changedPages += check(graphOf(rows, articles), locale, (change) => {
          for (const { type, id, locale: language, entry } of changes) change.set(type, id, language, entry as never);
        });
      }),
      { numRuns },
    );
    // Otherwise the rows that change would have nothing to do with the pages.
    expect(changedPages).toBeGreaterThan(numRuns);
  });

  test('whatever rows change, on pages that may show an original', () => {
    const places = withSlug.flatMap(([type, pageOf]) =>
      slugs.map((slug) => ({ path: entryPath(type, slug), pageOf: (content: Content) => pageOf(content, slug) })),
    );
    const lookAt = (graph: ContentGraph) =>
      places.map(({ path, pageOf }) => {
        const place = { language: { locale: 'es', prefix: '/es' }, path };
        const around = { file: (each: string) => each, now: () => new Date('2026-01-15') };
        const content = contentFor(graph, place, around);
        const page = attempt(() => [pageOf(content), chromeOf(content)]);
        return { path, data: JSON.stringify([content.locale, page]), reads: [...content.reads.keys] };
      });
    let originals = 0;
    fc.assert(
      fc.property(before, fc.array(anyRow, { minLength: 1, maxLength: 3 }), ({ rows, articles }, changes) => {
        const graph = graphOf(rows, articles);
        const seen = lookAt(graph);
        originals += seen.filter(({ data }) => data.startsWith('["en"')).length;
        const change = new GraphChange(graph);
        for (const { type, id, locale, entry } of changes) change.set(type, id, locale, entry as never);
        const now = lookAt(graph);
        for (const [index, { reads }] of seen.entries())
          if (!reads.some((key) => change.has(key))) expect(now[index]).toEqual(seen[index]);
      }),
      { numRuns: 100 },
    );
    expect(originals).toBeGreaterThan(100);
  });

  test('whichever of many articles comes, goes, moves in time or changes its address', () => {
    const step = fc.record({
      number: fc.integer({ min: 1, max: 75 }),
      isThere: fc.boolean(),
      day: fc.option(fc.integer({ min: 1, max: 80 }), { nil: undefined }),
      title: fc.constantFrom('Old', 'New'),
    });
    const links = { techniques: ['Technique-1'], regions: ['BodyRegion-1'] };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 74 }),
        anyRows,
        fc.array(step, { minLength: 1, maxLength: 3 }),
        (count, rows, steps) => {
          const graph = graphOf(rows, 0);
          for (const article of articlesOf(count, () => links)) graph.set('Article', article.id, 'en', article);
          check(graph, 'en', (change) => {
            for (const { number, isThere, day, title } of steps) {
              const [article] = articlesOf(number, () => ({ ...links, title })).slice(-1);
              const createdAt = day ? new Date(Date.UTC(2020, 0, day)).toISOString() : article!.createdAt;
              change.set('Article', article!.id, 'en', isThere ? { ...article!, createdAt } : undefined);
            }
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  test('whatever pictures come, go or are replaced', () => {
    fc.assert(
      fc.property(before, fc.array(anyMedia, { minLength: 1, maxLength: 2 }), ({ rows, articles }, files) => {
        check(graphOf(rows, articles), 'en', (change) => {
          for (const { id, file } of files) change.setMedia(id, file);
        });
      }),
      { numRuns: 50 },
    );
  });
});
