import { describe, expect, test } from '@jest/globals';
import type { Content } from './content.ts';
import { articlesOf, contentOf } from './fixtures.ts';
import { feedOf } from './pages/feed.ts';

const guide = () => contentOf({ Article: articlesOf(120) });
const down = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `Article ${from - index}`);
const titles = (articles: { title: string }[]) => articles.map(({ title }) => title);
/** What was read beside the studio and the entries that are shown. */
const lists = (content: Content) =>
  [...content.reads.keys].sort().filter((key) => !/^(Article:article-|Studio)/.test(key));

describe('the feed', () => {
  test('has the newest 20 articles, newest first, dated by when they were written', () => {
    const { items } = feedOf(guide());
    expect([titles(items), items[0]]).toEqual([
      down(120, 101),
      {
        title: 'Article 120',
        description: 'What helps.',
        link: '/guide/article-120/',
        pubDate: new Date('2020-04-29T00:00:00.000Z'),
      },
    ]);
  });

  test('has all of them while they are fewer', () => {
    expect(titles(feedOf(contentOf({ Article: articlesOf(3) })).items)).toEqual(down(3, 1));
    expect(feedOf(contentOf()).items).toEqual([]);
  });

  test('reads the newest alone', () => {
    const content = guide();
    feedOf(content);
    expect(lists(content)).toEqual(['Article:count', 'Article@100-']);
    expect(content.reads.keys.has('Article:article-100')).toBe(false);
  });
});
