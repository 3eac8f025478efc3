import { describe, expect, test } from '@jest/globals';
import type { Content } from './content.ts';
import type { Entry } from './entries/index.ts';
import { articlesOf, contentOf, entry, type EntriesOf } from './fixtures.ts';
import { audiencePage } from './pages/audience.ts';
import { conditionPage } from './pages/condition.ts';
import { regionPage } from './pages/region.ts';
import { techniquePage } from './pages/technique.ts';

const down = (from: number, to: number) =>
  Array.from({ length: from - to + 1 }, (_, index) => `Article ${from - index}`);
const titles = (articles: { title: string }[]) => articles.map(({ title }) => title);

describe('articles about', () => {
  const about = (link: Partial<Entry<'Article'>>, count: number): EntriesOf => ({
    Article: articlesOf(count, () => link),
    Technique: [entry('Technique')],
    Condition: [entry('Condition')],
    BodyRegion: [entry('BodyRegion')],
    Audience: [entry('Audience')],
  });

  test.each([
    ['a technique', { techniques: ['technique-1'] }, (content: Content) => techniquePage(content, 'swedish')],
    ['a condition', { conditions: ['condition-1'] }, (content: Content) => conditionPage(content, 'neck-stiffness')],
    ['a region', { regions: ['bodyRegion-1'] }, (content: Content) => regionPage(content, 'lower-back')],
    ['an audience', { audiences: ['audience-1'] }, (content: Content) => audiencePage(content, 'desk-workers')],
  ])('%s are the newest six, with a way to the others where there are more', (_name, link, pageOf) => {
    const of = (count: number) => {
      const articles = pageOf(contentOf(about(link, count)))?.articles;
      return articles && [titles(articles.newest), articles.all];
    };
    expect([of(0), of(6), of(9)]).toEqual([
      [[], undefined],
      [down(6, 1), undefined],
      [down(9, 4), '/guide/'],
    ]);
  });

  test('something are read as far as they are shown', () => {
    const content = contentOf(about({ techniques: ['technique-1'] }, 9));
    techniquePage(content, 'swedish');
    const read = [...content.reads.keys].sort().filter((key) => /^Article:[^#]*$/.test(key));
    expect(read).toEqual([4, 5, 6, 7, 8, 9].map((number) => `Article:article-${number}`));
    expect(content.reads.keys.has('Article.techniques:technique-1')).toBe(true);
  });
});
