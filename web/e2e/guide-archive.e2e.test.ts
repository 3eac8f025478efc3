import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { articlesOf, entry, snapshot } from '../src/content/fixtures.ts';
import { BuiltContent } from './support/built-content.ts';
import { web } from './support/commands.ts';
import { attribute, attributes, one, text } from './support/document.ts';

/** More articles than the sample content has: three older pages of the guide. And old addresses of every kind. */
const content = snapshot({
  Article: articlesOf(100, () => ({ techniques: ['technique-1'] })),
  Person: [entry('Person')],
  Technique: [entry('Technique')],
  Page: [entry('Page')],
  Redirect: ['/old/', '/guide/old/', '/techniques/old/', '/guide/page/9/', '/massage/types/old/'].map((from) =>
    entry('Redirect', { id: from, from, to: '/guide/article-1/' }),
  ),
});
const redirects = content.entries.Redirect.map(({ from }) => from);
const older = ['/guide/page/3/', '/guide/page/2/', '/guide/page/1/'];
const siteOrigin = 'http://localhost:4321';

const site = new BuiltContent(content);
beforeAll(() => site.build(), 120_000);
afterAll(() => site.remove());

const page = (path: string) => site.page(path);
const locations = (path: string) =>
  [...site.text(path).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address.replace(siteOrigin, ''));

describe('a guide of a hundred articles', () => {
  test('is the same bytes from both renderers, and no page more', async () => {
    expect(await site.differences()).toEqual([]);
  }, 60_000);

  test.each([
    ['next', ['/guide/', ...older]],
    ['prev', ['/guide/', ...older].reverse()],
  ])('is read through by its links to the %s page', (rel, expected) => {
    const visited = [expected[0]!];
    for (const path of visited) visited.push(...attributes(page(path), `a[rel="${rel}"]`, 'href'));
    expect(visited).toEqual(expected);
  });

  test('shows each article on one of its pages, the newest first', () => {
    const shown = ['/guide/', ...older].flatMap((path) => attributes(page(path), 'ul.cards a.card-link', 'href'));
    expect(shown).toEqual(Array.from({ length: 100 }, (_, index) => `/guide/article-${100 - index}/`));
  });

  test('has older pages that name themselves as canonical, under titles of their own', () => {
    const named = older.map((path) => [
      attribute(one(page(path), 'link[rel="canonical"]'), 'href'),
      text(one(page(path), 'title')),
      text(one(page(path), 'h1')),
    ]);
    expect(named).toEqual(
      older.map((path, index) => [
        siteOrigin + path,
        `Earlier articles, part ${3 - index} · Longleaf`,
        `Earlier articles, part ${3 - index}`,
      ]),
    );
  });

  test.each(['/guide/', '/guide/page/2/', '/techniques/swedish/'])('is valid HTML at %s', async (path) => {
    const report = await new HtmlValidate(new FileSystemConfigLoader()).validateString(
      site.text(path),
      join(web, 'page.html'),
    );
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
  });

  test('is in the sitemaps that the index names, each page once', () => {
    const sitemaps = locations('/sitemap.xml');
    expect(sitemaps).toEqual(['/sitemaps/pages.xml', '/sitemaps/articles-1.xml']);
    const listed = sitemaps.flatMap(locations).sort();
    const pages = site.paths.filter(
      (path) => /^\/(?!search).*\/$|^\/$/.test(path) && !path.endsWith('/thank-you/') && !redirects.includes(path),
    );
    expect(listed).toEqual(pages.sort());
  });
});

test.each(redirects)('the old address %s leads on', (from) => {
  expect(attribute(one(page(from), 'meta[http-equiv="refresh"]'), 'content')).toBe('0;url=/guide/article-1/');
});

test('a page about something shows the newest six articles, and says where the others are', () => {
  const section = one(page('/techniques/swedish/'), '#articles');
  expect([attributes(section, 'a', 'href'), text(one(section, 'p.all'))]).toEqual([
    [...[100, 99, 98, 97, 96, 95].map((number) => `/guide/article-${number}/`), '/guide/'],
    'These are the newest. All articles are in the guide.',
  ]);
});
