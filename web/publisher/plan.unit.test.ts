import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyRow, anyRows, locales } from '../src/content/arbitraries.ts';
import { articlesOf, entry, type EntriesOf, snapshot } from '../src/content/fixtures.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { GraphChange } from '../src/content/graph-change.ts';
import { sharedPaths, sitePaths } from '../src/content/paths.ts';
import { type Plan, planAll, planChange } from './plan.ts';
import { memoryState } from './state/database.ts';
import { Pages } from './state/pages.ts';

/** Pages that are there, with what the test says they read. */
function pagesOf(
  graph: ContentGraph,
  reads: Record<string, string[]> = {},
  expires: Record<string, number> = {},
): Pages {
  const pages = new Pages(memoryState());
  pages.save(
    sitePaths(graph).map((path) => ({ path, hash: path, reads: new Set(reads[path]), expires: expires[path] })),
    [],
  );
  return pages;
}

interface Before {
  entries?: EntriesOf;
  reads?: Record<string, string[]>;
  expires?: Record<string, number>;
}

/** What a change of such a site comes to. */
function plan({ entries = {}, reads, expires }: Before, apply: (change: GraphChange) => void, now = 0) {
  const graph = new ContentGraph(snapshot(entries, { locales: ['en', 'es'] }));
  const pages = pagesOf(graph, reads, expires);
  const shared = sharedPaths(graph);
  const change = new GraphChange(graph);
  apply(change);
  return listed(planChange(change, pages, shared, now));
}
const listed = ({ render, remove }: Plan) => ({ render: [...render].sort(), remove: [...remove].sort() });

const technique = entry('Technique');
const redirect = (from: string, id = 'redirect-1') => entry('Redirect', { id, from });

describe('a plan', () => {
  test('is empty where nothing changed', () => {
    expect(plan({}, () => {})).toEqual({ render: [], remove: [] });
  });

  test('has the pages that read what changed', () => {
    const reads = { '/': ['Technique:technique-1#name'], '/faq/': ['Faq:*'] };
    const apply = (change: GraphChange) => change.set('Technique', 'technique-1', 'en', { ...technique, name: 'New' });
    expect(plan({ entries: { Technique: [technique] }, reads }, apply)).toEqual({ render: ['/'], remove: [] });
  });

  test('has the pages that expired', () => {
    const before = { expires: { '/': 1000, '/contact/': 2000 } };
    expect(plan(before, () => {}, 1000)).toEqual({ render: ['/'], remove: [] });
  });

  test('has the page of an entry that appeared, and those that list it', () => {
    const apply = (change: GraphChange) => change.set('Technique', 'technique-1', 'en', technique);
    expect(plan({ reads: { '/techniques/': ['Technique:*'] } }, apply)).toEqual({
      render: ['/techniques/', '/techniques/swedish/'],
      remove: [],
    });
  });

  test('takes the page of an entry away that is gone, however much it read', () => {
    const reads = { '/techniques/swedish/': ['Technique:technique-1', 'Technique/swedish'] };
    const apply = (change: GraphChange) => change.set('Technique', 'technique-1', 'en', undefined);
    expect(plan({ entries: { Technique: [technique] }, reads }, apply)).toEqual({
      render: [],
      remove: ['/techniques/swedish/'],
    });
  });

  test('moves a page whose address changed', () => {
    const apply = (change: GraphChange) => change.set('Technique', 'technique-1', 'en', { ...technique, slug: 'new' });
    expect(plan({ entries: { Technique: [technique] } }, apply)).toEqual({
      render: ['/techniques/new/'],
      remove: ['/techniques/swedish/'],
    });
  });

  test('leaves a redirect where the page was, and brings the page back in its place', () => {
    const move = (change: GraphChange) => {
      change.set('Technique', 'technique-1', 'en', { ...technique, slug: 'new' });
      change.set('Redirect', 'redirect-1', 'en', redirect('/techniques/swedish/'));
    };
    expect(plan({ entries: { Technique: [technique] } }, move)).toEqual({
      render: ['/techniques/new/', '/techniques/swedish/'],
      remove: [],
    });
    const moveBack = (change: GraphChange) => {
      change.set('Technique', 'technique-1', 'en', technique);
      change.set('Redirect', 'redirect-1', 'en', undefined);
    };
    const entries = { Technique: [{ ...technique, slug: 'new' }], Redirect: [redirect('/techniques/swedish/')] };
    expect(plan({ entries }, moveBack)).toEqual({ render: ['/techniques/swedish/'], remove: ['/techniques/new/'] });
  });

  test('renders a redirect that comes, and removes one that goes', () => {
    const add = (change: GraphChange) => change.set('Redirect', 'redirect-1', 'en', redirect('/old/'));
    expect(plan({}, add)).toEqual({ render: ['/old/'], remove: [] });
    const remove = (change: GraphChange) => change.set('Redirect', 'redirect-1', 'en', undefined);
    expect(plan({ entries: { Redirect: [redirect('/old/')] } }, remove)).toEqual({ render: [], remove: ['/old/'] });
  });

  test('leaves a page of today alone where a redirect claims its address', () => {
    const add = (change: GraphChange) => change.set('Redirect', 'redirect-1', 'en', redirect('/techniques/swedish/'));
    const entries = { Technique: [technique], Redirect: [] };
    expect(plan({ entries }, add)).toEqual({ render: [], remove: [] });
    const remove = (change: GraphChange) => change.set('Redirect', 'redirect-1', 'en', undefined);
    expect(plan({ entries: { ...entries, Redirect: [redirect('/techniques/swedish/')] } }, remove)).toEqual({
      render: [],
      remove: [],
    });
  });

  test('shows the redirect that waited behind a page when the page goes', () => {
    const entries = { Technique: [technique], Redirect: [redirect('/techniques/swedish/')] };
    const apply = (change: GraphChange) => change.set('Technique', 'technique-1', 'en', undefined);
    expect(plan({ entries }, apply)).toEqual({ render: ['/techniques/swedish/'], remove: [] });
  });

  test('keeps an address that another entry has too', () => {
    const other = { ...technique, id: 'technique-2' };
    const apply = (change: GraphChange) => change.set('Technique', 'technique-1', 'en', undefined);
    expect(plan({ entries: { Technique: [technique, other] } }, apply)).toEqual({
      render: ['/techniques/swedish/'],
      remove: [],
    });
  });

  test('has no page for an entry that is there in another language alone', () => {
    const apply = (change: GraphChange) => change.set('Technique', 'technique-1', 'es', { ...technique, locale: 'es' });
    expect(plan({}, apply)).toEqual({ render: [], remove: [] });
  });

  test('has the older pages of the guide that come and go with its articles', () => {
    const [last] = articlesOf(48).slice(-1);
    const add = (change: GraphChange) => change.set('Article', last!.id, 'en', last!);
    expect(plan({ entries: { Article: articlesOf(47) } }, add)).toEqual({
      render: ['/guide/article-48/', '/guide/page/1/'],
      remove: [],
    });
    const remove = (change: GraphChange) => change.set('Article', last!.id, 'en', undefined);
    expect(plan({ entries: { Article: articlesOf(48) } }, remove)).toEqual({
      render: [],
      remove: ['/guide/article-48/', '/guide/page/1/'],
    });
  });

  test('has the sitemap of articles that comes with the first and goes with the last', () => {
    const [first] = articlesOf(1);
    const add = (change: GraphChange) => change.set('Article', first!.id, 'en', first!);
    expect(plan({}, add).render).toContain('/sitemaps/articles-1.xml');
    const remove = (change: GraphChange) => change.set('Article', first!.id, 'en', undefined);
    expect(plan({ entries: { Article: [first!] } }, remove).remove).toContain('/sitemaps/articles-1.xml');
  });
});

test('a plan for everything renders every page, and removes what is none any more', () => {
  const graph = new ContentGraph(snapshot({ Technique: [technique] }));
  const pages = pagesOf(graph);
  graph.set('Technique', 'technique-1', 'en', { ...technique, slug: 'new' });
  expect(listed(planAll(graph, pages))).toEqual({ render: sitePaths(graph).sort(), remove: ['/techniques/swedish/'] });
  expect(planAll(graph, pages).render).toContain('/techniques/new/');
});

test('whatever changes, the planned pages come to the pages of the site', () => {
  fc.assert(
    fc.property(
      anyRows,
      fc.constantFrom(0, 46, 47, 48),
      fc.array(anyRow, { minLength: 1, maxLength: 5 }),
      (rows, articles, changes) => {
        const graph = new ContentGraph(snapshot({ Article: articlesOf(articles) }, { locales }));
        for (const { type, id, locale, entry: row } of rows) graph.set(type, id, locale, row as never);
        const before = new Set(sitePaths(graph));
        const pages = pagesOf(graph);
        const shared = sharedPaths(graph);
        const change = new GraphChange(graph);
        for (const { type, id, locale, entry: row } of changes) change.set(type, id, locale, row as never);
        const { render, remove } = planChange(change, pages, shared, 0);
        const after = new Set(sitePaths(graph));
        expect([...before.union(render).difference(remove)].sort()).toEqual([...after].sort());
        expect([...render].filter((path) => !after.has(path))).toEqual([]);
        expect([...remove].filter((path) => !before.has(path))).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});
