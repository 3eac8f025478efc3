import { describe, expect, test } from '@jest/globals';
import { articlesOf, contentOf, entry, snapshot, type EntriesOf } from './fixtures.ts';
import { ContentGraph } from './graph.ts';
import { archivePages, isPage, redirectTargets, sitePaths, slugsOf } from './paths.ts';
import { movedTo, redirectTarget } from './redirects.ts';
import { archiveParams, restParams, sitemapParams, slugParams } from './static-paths.ts';

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
  '/book/',
  '/book/thank-you/',
  '/reviews/thank-you/',
  '/privacy/',
  '/find/',
  '/search/',
];

describe('the paths of a site', () => {
  test('are the fixed routes, the redirects, the files beside them, and the entries with pages', () => {
    const graph = graphOf({
      Technique: [entry('Technique')],
      Page: [entry('Page')],
      Faq: [entry('Faq')],
      Redirect: [entry('Redirect')],
    });
    expect(sitePaths(graph)).toEqual([
      ...always,
      '/old/',
      '/404.html',
      '/sitemap.xml',
      '/sitemaps/pages.xml',
      '/robots.txt',
      '/feed.xml',
      '/techniques/swedish/',
      '/about/',
    ]);
  });

  test('have a page and a sitemap for every so many articles', () => {
    const paths = sitePaths(graphOf({ Article: articlesOf(1001) }));
    const archive = Array.from({ length: 40 }, (_, index) => `/guide/page/${index + 1}/`);
    expect(paths.filter((path) => path.startsWith('/guide/page/'))).toEqual(archive);
    expect(paths.filter((path) => path.startsWith('/sitemaps/'))).toEqual([
      '/sitemaps/pages.xml',
      '/sitemaps/articles-1.xml',
      '/sitemaps/articles-2.xml',
    ]);
    expect(paths.filter((path) => path.startsWith('/guide/article-'))).toHaveLength(1001);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('stand in an order that does not depend on when entries were published', () => {
    const [a, b] = [entry('Technique', { id: 'one', slug: 'a' }), entry('Technique', { id: 'two', slug: 'b' })];
    expect(slugsOf(graphOf({ Technique: [b, a] }), 'Technique')).toEqual(['a', 'b']);
    expect(sitePaths(graphOf({ Technique: [b, a] }))).toEqual(sitePaths(graphOf({ Technique: [a, b] })));
  });

  test('are pages where they are fixed or an entry has them', () => {
    const graph = graphOf({ Technique: [entry('Technique')], Page: [entry('Page')] });
    const paths = ['/', '/faq/', '/techniques/swedish/', '/about/', '/swedish/', '/techniques/about/', '/a/b/c/', '/a'];
    expect(paths.filter((path) => isPage(graph, path))).toEqual(['/', '/faq/', '/techniques/swedish/', '/about/']);
    const guide = graphOf({ Article: articlesOf(100) });
    const parts = ['0', '1', '3', '4', '01', '1x'].map((part) => `/guide/page/${part}/`);
    expect(parts.filter((path) => isPage(guide, path))).toEqual(['/guide/page/1/', '/guide/page/3/']);
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

  test('that lead to each other lead nowhere, nor do those that lead there', () => {
    const graph = graphOf({
      Redirect: [
        redirect('r1', '/a/', '/b/'),
        redirect('r2', '/b/', '/a/'),
        redirect('r3', '/c/', '/a/'),
        redirect('r4', '/d/', '/e/'),
        redirect('r5', '/e/', '/faq/'),
        redirect('r6', '/f/', '/f/'),
      ],
    });
    expect(redirectTargets(graph)).toEqual({ '/d/': '/e/', '/e/': '/faq/' });
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

  test('read nothing of one another', () => {
    const content = contentOf({ Redirect: [redirect('r1', '/a/', '/faq/'), redirect('r2', '/b/', '/guide/')] });
    redirectTarget(content, '/a/');
    expect([...content.reads.keys]).toEqual(['Redirect//a/', 'Redirect:r1', 'Redirect:r1#to']);
  });

  test('are found by the slug that an entry had', () => {
    const content = contentOf({ Redirect: [redirect('r1', '/guide/old/', '/guide/backs/')] });
    expect(['old', 'older', undefined].map((slug) => movedTo(content, 'Article', slug))).toEqual([
      '/guide/backs/',
      undefined,
      undefined,
    ]);
    expect(movedTo(content, 'Technique', 'old')).toBeUndefined();
  });
});

describe('each route with a parameter', () => {
  const graph = graphOf({
    Article: articlesOf(50),
    Technique: [entry('Technique')],
    Page: [entry('Page')],
    Redirect: [
      redirect('r1', '/guide/old/', '/guide/'),
      redirect('r2', '/techniques/old/', '/techniques/'),
      redirect('r3', '/guide/page/9/', '/guide/'),
      redirect('r4', '/old/', '/guide/'),
      redirect('r5', '/massage/old/', '/guide/'),
      redirect('r6', '/guide/a/b/', '/guide/'),
      redirect('r7', '/guide/page/9/more/', '/guide/'),
    ],
  });

  test('answers its entries and the redirects whose old paths it matches', () => {
    expect([
      slugParams(graph, 'Technique'),
      slugParams(graph, 'Article').slice(-1),
      slugParams(graph, 'Service'),
      archiveParams(graph),
      restParams(graph),
    ]).toEqual([
      [{ params: { slug: 'swedish' } }, { params: { slug: 'old' } }],
      [{ params: { slug: 'old' } }],
      [],
      [{ params: { page: '1' } }, { params: { page: '9' } }],
      ['about', 'guide/a/b', 'guide/page/9/more', 'massage/old', 'old'].map((path) => ({ params: { path } })),
    ]);
  });

  test('answers the sitemaps that there are', () => {
    expect([sitemapParams(graphOf({})), sitemapParams(graph)]).toEqual([[], [{ params: { part: '1' } }]]);
  });

  test('answers together what the site has', () => {
    const answered = [
      ...slugParams(graph, 'Article').map(({ params }) => `/guide/${params.slug}/`),
      ...slugParams(graph, 'Technique').map(({ params }) => `/techniques/${params.slug}/`),
      ...archiveParams(graph).map(({ params }) => `/guide/page/${params.page}/`),
      ...restParams(graph).map(({ params }) => `/${params.path}/`),
    ];
    const paths = sitePaths(graph).filter((path) => path.endsWith('/') && !always.includes(path));
    expect(answered.sort()).toEqual(paths.sort());
    expect(archivePages(graph)).toEqual([1]);
  });
});
