import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { articlesOf, entry, type EntriesOf, snapshot } from './fixtures.ts';
import { ContentGraph } from './graph.ts';

const links = { techniques: ['technique-1', 'technique-2'] };

describe('the content graph', () => {
  test('follows a link the other way', () => {
    const graph = new ContentGraph(
      snapshot({
        Condition: [entry('Condition', links), entry('Condition', { id: 'condition-2', techniques: ['technique-2'] })],
      }),
    );
    expect(graph.referrers('Condition', 'techniques', 'technique-2')).toEqual(['condition-1', 'condition-2']);
    expect(graph.referrers('Condition', 'techniques', 'technique-1')).toEqual(['condition-1']);
    expect(graph.referrers('Condition', 'regions', 'technique-1')).toEqual([]);
  });

  test('follows a single link the other way too', () => {
    const graph = new ContentGraph(
      snapshot({ ResearchFinding: [entry('ResearchFinding', { condition: 'condition-7' })] }),
    );
    expect(graph.referrers('ResearchFinding', 'condition', 'condition-7')).toEqual(['researchFinding-1']);
  });

  test('counts the default locale’s links alone, once for all translations', () => {
    const graph = new ContentGraph(
      snapshot(
        { Condition: [entry('Condition', { locale: 'es', techniques: ['technique-9'] }), entry('Condition', links)] },
        { locales: ['en', 'es'] },
      ),
    );
    expect(graph.referrers('Condition', 'techniques', 'technique-1')).toEqual(['condition-1']);
    expect(graph.referrers('Condition', 'techniques', 'technique-9')).toEqual([]);
  });

  test('does not know what was never published', () => {
    const graph = new ContentGraph(snapshot());
    expect(graph.entry('Condition', 'condition-1', 'en')).toBeUndefined();
    expect(graph.ids('Condition')).toEqual([]);
    expect(graph.media('file-9')).toBeUndefined();
  });
});

describe('a locale', () => {
  const english = entry('Condition', { ...links, summary: 'It is stiff.', seo: { title: 'Stiff necks' } });
  const spanish = entry('Condition', { locale: 'es', name: 'Cuello rígido', summary: 'Está rígido.', techniques: [] });
  const graph = new ContentGraph(snapshot({ Condition: [english, spanish] }, { locales: ['en', 'es'] }));

  test('has its own words with the links of the default locale', () => {
    expect(graph.entry('Condition', 'condition-1', 'es')).toEqual({ ...spanish, techniques: links.techniques });
  });

  test('falls back to the default locale where there is no translation', () => {
    expect(graph.entry('Condition', 'condition-1', 'fr')).toEqual(english);
    expect(graph.has('Condition', 'condition-1', 'fr')).toBe(false);
    expect(graph.has('Condition', 'condition-1', 'es')).toBe(true);
  });

  test('takes an optional field that it lacks from the default locale', () => {
    const english2 = entry('Technique', { avoidIf: 'you bruise easily' });
    const spanish2 = entry('Technique', { locale: 'es', name: 'Masaje sueco' });
    const both = new ContentGraph(snapshot({ Technique: [english2, spanish2] }));
    expect(both.entry('Technique', 'technique-1', 'es')).toEqual({ ...spanish2, avoidIf: 'you bruise easily' });
  });

  test('takes a list that it leaves empty from the default locale: it may tell of danger', () => {
    const careCards = [{ urgency: 'urgent' as const, title: 'Fever', signs: [{ text: 'Fever.' }], action: 'Call.' }];
    const graph2 = new ContentGraph(
      snapshot(
        {
          Condition: [
            { ...english, careCards },
            { ...spanish, careCards: [] },
          ],
        },
        { locales: ['en', 'es'] },
      ),
    );
    expect(graph2.entry('Condition', 'condition-1', 'es')).toMatchObject({ name: 'Cuello rígido', careCards });
  });

  test('shows nothing whose original is not live, and it again with the original', () => {
    const translation = entry('Technique', { locale: 'es', name: 'Piedras calientes', slug: 'piedras' });
    const graph = new ContentGraph(snapshot({ Technique: [translation] }, { locales: ['en', 'es'] }));
    const seen = () => [
      graph.entry('Technique', 'technique-1', 'es')?.name,
      graph.has('Technique', 'technique-1', 'es'),
      graph.idBySlug('Technique', 'piedras', 'es'),
      graph.ids('Technique'),
      graph.isLive('Technique', 'technique-1'),
    ];
    const [hidden, shown] = [
      [undefined, false, undefined, [], false],
      ['Piedras calientes', true, 'technique-1', ['technique-1'], true],
    ];
    expect(seen()).toEqual(hidden);
    graph.set('Technique', 'technique-1', 'en', entry('Technique'));
    expect(seen()).toEqual(shown);
    graph.set('Technique', 'technique-1', 'en', undefined);
    expect(seen()).toEqual(hidden);
  });
});

describe('a row that is put in place of another', () => {
  const [first, second] = articlesOf(2, () => ({ techniques: ['technique-1'] }));
  const graphOf = (entries: EntriesOf) => new ContentGraph(snapshot(entries, { locales: ['en', 'es'] }));

  test('takes its links, its address and its age with it, and what was there is given back', () => {
    const graph = graphOf({ Article: [first!, second!] });
    const moved = { ...first!, slug: 'moved', techniques: ['technique-2'], createdAt: '2030-01-01T00:00:00.000Z' };
    expect(graph.set('Article', first!.id, 'en', moved)).toBe(first);
    expect([
      graph.referrers('Article', 'techniques', 'technique-1'),
      graph.referrers('Article', 'techniques', 'technique-2'),
      graph.idBySlug('Article', 'article-1', 'en'),
      graph.idBySlug('Article', 'moved', 'en'),
      graph.articles.ids(0),
    ]).toEqual([['article-2'], ['article-1'], undefined, 'article-1', ['article-2', 'article-1']]);
  });

  test('leaves nothing behind where it is taken away', () => {
    const graph = graphOf({ Article: [first!] });
    graph.set('Article', first!.id, 'en', undefined);
    expect([
      graph.ids('Article'),
      graph.isLive('Article', first!.id),
      graph.articles.length,
      graph.idBySlug('Article', 'article-1', 'en'),
      graph.referrers('Article', 'techniques', 'technique-1'),
    ]).toEqual([[], false, 0, undefined, []]);
  });

  test('changes neither links nor age where it is a translation, but the address in its language', () => {
    const graph = graphOf({ Article: [first!] });
    graph.set('Article', first!.id, 'es', { ...first!, locale: 'es', slug: 'espalda', techniques: [] });
    expect([
      graph.referrers('Article', 'techniques', 'technique-1'),
      graph.articles.ids(0),
      graph.idBySlug('Article', 'article-1', 'en'),
      graph.idBySlug('Article', 'espalda', 'es'),
      graph.idBySlug('Article', 'article-1', 'es'),
    ]).toEqual([['article-1'], ['article-1'], 'article-1', 'article-1', undefined]);
  });
});

test('a redirect is found by the path that it leads away from', () => {
  const graph = new ContentGraph(snapshot({ Redirect: [entry('Redirect', { from: '/old/' })] }));
  expect(graph.idBySlug('Redirect', '/old/', 'en')).toBe('redirect-1');
  graph.set('Redirect', 'redirect-1', 'en', entry('Redirect', { from: '/older/' }));
  expect(['/old/', '/older/'].map((from) => graph.idBySlug('Redirect', from, 'en'))).toEqual([undefined, 'redirect-1']);
});

test('a graph that was changed row by row is the graph of what it came to', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const slugs = ['x', 'y', 'z'];
  const locales = ['en', 'es'];
  const row = fc.record({
    slug: fc.constantFrom(...slugs),
    createdAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
    techniques: fc.subarray(['t1', 't2']),
  });
  const step = fc.record({
    id: fc.constantFrom(...ids),
    locale: fc.constantFrom(...locales),
    row: fc.option(row, { nil: undefined }),
  });
  const seen = (graph: ContentGraph) => ({
    entries: ids.map((id) => locales.map((locale) => graph.entry('Article', id, locale))),
    ids: graph.ids('Article').sort(),
    articles: graph.articles.ids(0),
    owners: slugs.map((slug) => locales.map((locale) => graph.idBySlug('Article', slug, locale))),
    referrers: ['t1', 't2'].map((id) => graph.referrers('Article', 'techniques', id).sort()),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const graph = new ContentGraph(snapshot({}, { locales }));
      seen(graph);
      const rows = new Map<string, ReturnType<typeof entry<'Article'>>>();
      for (const { id, locale, row: fields } of steps) {
        const after = fields && entry('Article', { id, locale, ...fields });
        expect(graph.set('Article', id, locale, after)).toBe(rows.get(id + locale));
        if (after) rows.set(id + locale, after);
        else rows.delete(id + locale);
      }
      expect(seen(graph)).toEqual(seen(new ContentGraph(snapshot({ Article: [...rows.values()] }, { locales }))));
    }),
  );
});
