import { describe, expect, test } from '@jest/globals';
import {
  archivePageCount,
  archivePath,
  archiveRange,
  articlesSitemap,
  firstPageStart,
  sitemapCount,
  sitemapRange,
} from './archive.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the guide’s pages', () => {
  test.each([
    [0, 0, 0],
    [24, 0, 0],
    [47, 0, 0],
    [48, 1, 24],
    [71, 1, 24],
    [72, 2, 48],
    [10_000, 415, 9960],
  ])('of %i articles are %i beside the first, which begins at position %i', (articles, pages, start) => {
    expect([archivePageCount(articles), firstPageStart(articles)]).toEqual([pages, start]);
  });

  test('hold each article once, and the first of them never less than 24 where there are as many', () => {
    for (const articles of upTo(200)) {
      const archived = upTo(archivePageCount(articles)).flatMap((page) => {
        const { from, to } = archiveRange(page);
        return upTo(to - from).map((step) => from + step - 1);
      });
      expect(archived).toEqual(upTo(firstPageStart(articles)).map((position) => position - 1));
      const onFirst = articles - firstPageStart(articles);
      expect(onFirst).toBeGreaterThanOrEqual(Math.min(articles, 24));
      expect(onFirst).toBeLessThan(48);
    }
  });

  test('stand at addresses that count from the oldest', () => {
    expect([archiveRange(1), archiveRange(3), archivePath(3)]).toEqual([
      { from: 0, to: 24 },
      { from: 48, to: 72 },
      '/guide/page/3/',
    ]);
  });
});

describe('the sitemaps of the articles', () => {
  test.each([
    [0, 0],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [10_000, 10],
  ])('of %i articles are %i', (articles, parts) => {
    expect(sitemapCount(articles)).toBe(parts);
  });

  test('have a thousand each, counted from the oldest', () => {
    expect([sitemapRange(1), sitemapRange(2), articlesSitemap(2)]).toEqual([
      { from: 0, to: 1000 },
      { from: 1000, to: 2000 },
      '/sitemaps/articles-2.xml',
    ]);
  });
});
