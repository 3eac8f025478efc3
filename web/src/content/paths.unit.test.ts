import { describe, expect, test } from '@jest/globals';
import { contentOf, entry, snapshot, type EntriesOf } from './fixtures.ts';
import { ContentGraph } from './graph.ts';
import { publicPaths } from './pages/sitemap.ts';
import { pagePaths, redirectTargets, sitePaths, slugsOf } from './paths.ts';
import { redirectTarget } from './redirects.ts';

const graphOf = (entries: EntriesOf) => new ContentGraph(snapshot(entries));
const redirect = (id: string, from: string, to: string) => entry('Redirect', { id, from, to });
const always = [
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
];

describe('the paths of a site', () => {
  test('are the fixed routes, the entries with pages, the redirects and the files beside them', () => {
    const graph = graphOf({
      Technique: [entry('Technique')],
      Page: [entry('Page')],
      Faq: [entry('Faq')],
      Redirect: [entry('Redirect')],
    });
    expect(sitePaths(graph)).toEqual([
      ...always,
      '/techniques/swedish/',
      '/about/',
      '/old/',
      '/404.html',
      '/sitemap.xml',
      '/robots.txt',
      '/feed.xml',
    ]);
  });

  test('stand in an order that does not depend on when entries were published', () => {
    const [a, b] = [entry('Technique', { id: 'one', slug: 'a' }), entry('Technique', { id: 'two', slug: 'b' })];
    expect(slugsOf(graphOf({ Technique: [b, a] }), 'Technique')).toEqual(['a', 'b']);
    expect(pagePaths(graphOf({ Technique: [b, a] }))).toEqual(pagePaths(graphOf({ Technique: [a, b] })));
  });

  test('of the sitemap are those with pages, with the base path', () => {
    const paths = publicPaths(
      contentOf({ Therapist: [entry('Therapist')], Redirect: [entry('Redirect')] }, { base: '/base' }),
    );
    expect(paths).toEqual([...always, '/therapists/june/'].map((path) => `/base${path}`));
  });
});

describe('redirects', () => {
  test('stand in the order of their paths', () => {
    const targets = redirectTargets(
      graphOf({ Redirect: [redirect('r1', '/b/', '/guide/'), redirect('r2', '/a/', 'https://example.org/')] }),
    );
    expect(Object.entries(targets)).toEqual([
      ['/a/', 'https://example.org/'],
      ['/b/', '/guide/'],
    ]);
  });

  test('give way to a page of today', () => {
    const graph = graphOf({
      Page: [entry('Page')],
      Redirect: [redirect('r1', '/about/', '/guide/'), redirect('r2', '/guide/', '/faq/')],
    });
    expect(redirectTargets(graph)).toEqual({});
    expect(sitePaths(graph).filter((path) => path === '/about/')).toEqual(['/about/']);
  });

  test('inside the site get the base path, others stay as they are', () => {
    const content = contentOf(
      { Redirect: [redirect('r1', '/a/', '/faq/'), redirect('r2', '/b/', 'https://example.org/')] },
      { base: '/base' },
    );
    expect(['/a/', '/b/', '/c/'].map((from) => redirectTarget(content, from))).toEqual([
      '/base/faq/',
      'https://example.org/',
      undefined,
    ]);
  });
});
