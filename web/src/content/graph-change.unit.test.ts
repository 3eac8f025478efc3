import { describe, expect, test } from '@jest/globals';
import type { EntryType } from '@kneadful/shared-types';
import fc from 'fast-check';
import { anyMedia, anyRow, anyRows, type AnyRow, fileIds, idsOf, locales, oldPaths, slugs } from './arbitraries.ts';
import { ownLinks } from './entries/index.ts';
import { articlesOf, entry, type EntriesOf, snapshot } from './fixtures.ts';
import { ContentGraph, isAddressed } from './graph.ts';
import { GraphChange } from './graph-change.ts';
import { articlesKey } from './keys.ts';

const changeOf = (entries: EntriesOf = {}) =>
  new GraphChange(new ContentGraph(snapshot(entries, { locales: ['en', 'es'] })));
const keysOf = ({ keys }: GraphChange) => [...keys].sort();
const technique = entry('Technique');
/** What Spanish pages read of an entry that is not translated. */
const inSpanish = (keys: string[]) => keys.flatMap((key) => [key, key.replace(/^([^#]*)/, '$1@es')]);
const condition = (fields: Parameters<typeof entry<'Condition'>>[1] = {}) => entry('Condition', fields);

describe('the keys of a change', () => {
  test('are none where nothing changed', () => {
    const change = changeOf({ Technique: [technique] });
    expect(change.set('Technique', 'technique-1', 'en', { ...technique })).toBe(false);
    expect(change.set('Technique', 'technique-2', 'en', undefined)).toBe(false);
    expect([change.isEmpty, keysOf(change), change.replaced]).toEqual([true, [], []]);
  });

  test('are the fields that differ, and the question which fields there are', () => {
    const change = changeOf({ Technique: [technique] });
    expect(change.set('Technique', 'technique-1', 'en', { ...technique, name: 'Hot stones', avoidIf: 'ill' })).toBe(
      true,
    );
    expect([change.isEmpty, keysOf(change)]).toEqual([
      false,
      inSpanish(['Technique:technique-1#*', 'Technique:technique-1#avoidIf', 'Technique:technique-1#name']).sort(),
    ]);
  });

  test('of one that appears are itself, its fields, its type’s list, its address and what it links to', () => {
    const change = changeOf();
    change.set('Condition', 'condition-1', 'en', condition({ regions: ['r1'], techniques: ['t1', 't2'] }));
    const fields = 'askTherapist body careCards id locale name order regions seo slug summary techniques'.split(' ');
    expect(keysOf(change)).toEqual(
      [
        'Condition:*',
        'Condition.regions:r1',
        'Condition.techniques:t1',
        'Condition.techniques:t2',
        ...inSpanish([
          'Condition:condition-1',
          'Condition/neck-stiffness',
          'Condition:condition-1#*',
          ...fields.map((field) => `Condition:condition-1#${field}`),
        ]),
      ].sort(),
    );
  });

  test('of one that goes are the same', () => {
    const one = condition({ regions: ['r1'] });
    const [appeared, gone] = [changeOf(), changeOf({ Condition: [one] })];
    appeared.set('Condition', 'condition-1', 'en', one);
    gone.set('Condition', 'condition-1', 'en', undefined);
    expect(keysOf(gone)).toEqual(keysOf(appeared));
  });

  test('of changed links are the targets that were gained or lost', () => {
    const change = changeOf({ Condition: [condition({ techniques: ['kept', 'lost'] })] });
    change.set('Condition', 'condition-1', 'en', condition({ techniques: ['gained', 'kept'] }));
    expect(keysOf(change)).toEqual([
      'Condition.techniques:gained',
      'Condition.techniques:lost',
      'Condition:condition-1#*',
      'Condition:condition-1#techniques',
      'Condition:condition-1@es#*',
      'Condition:condition-1@es#techniques',
    ]);
  });

  test('of a changed address are the old one and the new', () => {
    const change = changeOf({ Technique: [technique] });
    change.set('Technique', 'technique-1', 'en', { ...technique, slug: 'stones' });
    expect(keysOf(change).filter((key) => key.includes('/'))).toEqual(
      inSpanish(['Technique/stones', 'Technique/swedish']),
    );
    expect([...change.slugs.values()]).toEqual(
      ['en', 'es'].flatMap((locale) => [
        { type: 'Technique', slug: 'swedish', locale },
        { type: 'Technique', slug: 'stones', locale },
      ]),
    );
  });

  test('of a redirect are the paths that it leads away from', () => {
    const change = changeOf({ Redirect: [entry('Redirect', { from: '/old/' })] });
    change.set('Redirect', 'redirect-1', 'en', entry('Redirect', { from: '/older/' }));
    expect([...change.slugs.values()]).toEqual([
      { type: 'Redirect', slug: '/old/', locale: 'en' },
      { type: 'Redirect', slug: '/older/', locale: 'en' },
    ]);
  });

  test('of what has no address hold none', () => {
    const change = changeOf();
    change.set('Faq', 'faq-1', 'en', entry('Faq'));
    expect(change.slugs).toEqual(new Map());
  });

  test('of a translation are its fields and its address, and no links', () => {
    const change = changeOf({ Condition: [condition({ techniques: ['t1'] })] });
    change.set('Condition', 'condition-1', 'es', condition({ locale: 'es', slug: 'cuello', techniques: ['t9'] }));
    expect(keysOf(change).filter((key) => !key.includes('#'))).toEqual([
      'Condition/cuello@es',
      'Condition/neck-stiffness@es',
      'Condition:condition-1@es',
    ]);
    expect(keysOf(change).filter((key) => key.includes('#') && !key.includes('@es'))).toEqual([]);
  });

  test('of an original are read in no language that has a translation', () => {
    const spanish = { ...technique, locale: 'es', name: 'Masaje sueco' };
    const change = changeOf({ Technique: [technique, spanish] });
    change.set('Technique', 'technique-1', 'en', { ...technique, name: 'Swedish' });
    expect(keysOf(change)).toEqual(['Technique:technique-1#*', 'Technique:technique-1#name']);
  });

  test('of the studio say where a language goes live, or ends', () => {
    const [studio, spanish] = [entry('Studio'), entry('Studio', { locale: 'es' })];
    const change = changeOf({ Studio: [studio] });
    change.set('Studio', 'studio-1', 'en', { ...studio, name: 'Pines' });
    expect(change.has('languages')).toBe(false);
    change.set('Studio', 'studio-1', 'es', spanish);
    expect(change.has('languages')).toBe(true);
  });

  test('of a picture are its file’s, where it came, went or changed', () => {
    const change = changeOf();
    const file = { src: '/media/drawing.webp', width: 400, height: 300 };
    expect([change.setMedia('file-1', file), change.setMedia('file-9', undefined), change.touchedMedia]).toEqual([
      false,
      false,
      false,
    ]);
    expect(change.setMedia('file-1', { ...file, variants: [] })).toBe(true);
    expect(change.setMedia('file-2', file)).toBe(true);
    expect([keysOf(change), change.touchedMedia]).toEqual([['media:file-1', 'media:file-2'], true]);
  });
});

describe('articles', () => {
  const five = () => changeOf({ Article: articlesOf(5) });
  const [, , third, , fifth, sixth] = articlesOf(6);
  const ranges = (change: GraphChange) =>
    [
      articlesKey(0, 2),
      articlesKey(2, 3),
      articlesKey(3, 5),
      articlesKey(4),
      articlesKey(5, 6),
      articlesKey(9, 10),
    ].map((key) => change.has(key));

  test('that are edited move nothing', () => {
    const change = five();
    change.set('Article', third!.id, 'en', { ...third!, title: 'New' });
    expect(ranges(change)).toEqual([false, false, false, false, false, false]);
    expect(change.has('Article:count')).toBe(false);
  });

  test('that appear change the ranges from their position on, and how many there are', () => {
    const change = five();
    change.set('Article', sixth!.id, 'en', sixth!);
    expect(ranges(change)).toEqual([false, false, false, true, true, true]);
    expect(change.has('Article:count')).toBe(true);
  });

  test('that go do the same', () => {
    const change = five();
    change.set('Article', third!.id, 'en', undefined);
    expect(ranges(change)).toEqual([false, true, true, true, true, true]);
    expect(change.has('Article:count')).toBe(true);
  });

  test('that move in time change the ranges between, and not how many there are', () => {
    const change = five();
    change.set('Article', fifth!.id, 'en', { ...fifth!, createdAt: '2020-01-02T12:00:00.000Z' });
    expect(ranges(change)).toEqual([false, true, true, true, true, true]);
    expect(change.has('Article:count')).toBe(false);
  });

  test('that move in time may change which are the newest of those that link somewhere', () => {
    const change = changeOf({ Article: articlesOf(3, () => ({ techniques: ['t1'] })) });
    const [first] = articlesOf(1, () => ({ techniques: ['t1'] }));
    change.set('Article', first!.id, 'en', { ...first!, createdAt: '2030-01-01T00:00:00.000Z' });
    expect(change.has('Article.techniques:t1')).toBe(true);
  });

  test('count where they are there in the default language, whatever translations there are', () => {
    const change = five();
    change.set('Article', sixth!.id, 'es', { ...sixth!, locale: 'es' });
    expect([change.has('Article:*'), change.has('Article:count'), change.has(articlesKey(0))]).toEqual([
      false,
      false,
      false,
    ]);
    change.keys.clear();
    change.set('Article', sixth!.id, 'en', sixth!);
    expect([change.has('Article:*'), change.has('Article:count'), change.has(articlesKey(0))]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('what was there before', () => {
  test('is told of each row, however often it changes', () => {
    const change = changeOf({ Technique: [technique] });
    const [second, third] = [
      { ...technique, name: 'Second' },
      { ...technique, name: 'Third' },
    ];
    change.set('Technique', 'technique-1', 'en', second);
    change.set('Technique', 'technique-1', 'en', third);
    change.set('Technique', 'technique-2', 'en', { ...technique, id: 'technique-2' });
    expect([
      change.before('Technique', 'technique-1', 'en'),
      change.before('Technique', 'technique-2', 'en'),
      change.before('Studio', 'studio-1', 'en')?.name,
    ]).toEqual([technique, undefined, 'Longleaf Massage Studio']);
    expect(change.replaced).toEqual([
      { type: 'Technique', id: 'technique-1', locale: 'en', entry: technique },
      { type: 'Technique', id: 'technique-1', locale: 'en', entry: second },
    ]);
  });

  test('comes back, and the change is none', () => {
    const change = changeOf({ Technique: [technique] });
    change.set('Technique', 'technique-1', 'en', { ...technique, slug: 'stones' });
    change.set('Article', 'article-1', 'en', entry('Article'));
    change.setMedia('file-1', undefined);
    change.undo();
    expect([change.isEmpty, keysOf(change), change.slugs, change.replaced, change.touchedMedia]).toEqual([
      true,
      [],
      new Map(),
      [],
      false,
    ]);
    expect([change.has(articlesKey(0)), change.before('Technique', 'technique-1', 'en')]).toEqual([false, technique]);
    expect(change.graph.media('file-1')).toEqual({ src: '/media/drawing.webp', width: 400, height: 300 });
  });
});

const types = Object.keys(ownLinks) as EntryType[];

/** Everything that can be asked of a graph, as text: there is much of it to compare. */
function seen(graph: ContentGraph): string {
  const all = [...types, 'Technique', 'BodyRegion', 'Page', 'Redirect', 'Citation'] as EntryType[];
  const linked = all.flatMap((type) => [...idsOf(type), 'gone']);
  return JSON.stringify({
    entries: all.map((type) => idsOf(type).map((id) => locales.map((locale) => graph.entry(type, id, locale)))),
    ids: all.map((type) => graph.ids(type).sort()),
    articles: graph.articles.ids(0),
    owners: all
      .filter(isAddressed)
      .map((type) =>
        [...slugs, ...oldPaths].map((slug) => locales.map((locale) => graph.idBySlug(type, slug, locale))),
      ),
    referrers: types.flatMap((type) =>
      (ownLinks[type] ?? []).flatMap((field) => linked.map((id) => graph.referrers(type, field, id).sort())),
    ),
    media: fileIds.map((id) => graph.media(id)),
  });
}

const graphOf = (rows: Iterable<AnyRow>, media: Record<string, never> = {}) => {
  const none = { Studio: [], Navigation: [], Location: [] };
  const entries: Record<string, unknown[]> = { ...none };
  for (const { type, entry: row } of rows) if (row) (entries[type] ??= []).push(row);
  return new ContentGraph(snapshot(entries as EntriesOf, { locales, media }));
};

const lastOfEach = (rows: AnyRow[]) =>
  new Map(rows.map((row) => [`${row.type} ${row.id} ${row.locale}`, row] as const)).values();

test('whatever changes, the graph is the one of what it came to, and can be brought back to where it was', () => {
  fc.assert(
    fc.property(anyRows, fc.array(fc.oneof(anyRow, anyMedia), { maxLength: 8 }), (rows, steps) => {
      const graph = graphOf(lastOfEach(rows));
      const before = seen(graph);
      const change = new GraphChange(graph);
      const media: Record<string, unknown> = {};
      for (const step of steps) {
        if ('type' in step) change.set(step.type, step.id, step.locale, step.entry as never);
        else change.setMedia(step.id, (media[step.id] = step.file as never));
      }
      const changedRows = steps.filter((step) => 'type' in step);
      const left = Object.fromEntries(Object.entries(media).filter(([, file]) => file));
      expect(seen(graph)).toBe(seen(graphOf(lastOfEach([...rows, ...changedRows]), left as Record<string, never>)));
      change.undo();
      expect(seen(graph)).toBe(before);
    }),
    { numRuns: 200 },
  );
});
