import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SlugIndex } from './slug-index.ts';

/** An index over slugs by `id:locale`, changed as the graph changes it. */
function indexed() {
  const slugs = new Map<string, string>();
  const slugOf = (_type: string, id: string, locale: string) => slugs.get(`${id}:${locale}`);
  const index = new SlugIndex(slugOf);
  const ids = () => [...new Set([...slugs.keys()].map((key) => key.split(':')[0]!))];
  return {
    slugs,
    set(id: string, locale: string, slug: string | undefined) {
      index.remove('Article', id);
      if (slug === undefined) slugs.delete(`${id}:${locale}`);
      else slugs.set(`${id}:${locale}`, slug);
      index.add('Article', id);
    },
    owner: (slug: string, locale = 'en') => index.owner('Article', slug, locale, ids),
  };
}

describe('the owner of an address', () => {
  test('is the entry that claims it, and no one once it lets it go', () => {
    const { set, owner } = indexed();
    set('a', 'en', 'backs');
    expect([owner('backs'), owner('necks')]).toEqual(['a', undefined]);
    set('a', 'en', 'necks');
    expect([owner('backs'), owner('necks')]).toEqual([undefined, 'a']);
    set('a', 'en', undefined);
    expect(owner('necks')).toBeUndefined();
  });

  test('is the entry with the lower id where two claim it, and the other once that one lets it go', () => {
    const { set, owner } = indexed();
    set('b', 'en', 'backs');
    expect(owner('backs')).toBe('b');
    set('a', 'en', 'backs');
    expect(owner('backs')).toBe('a');
    set('a', 'en', 'necks');
    expect(owner('backs')).toBe('b');
  });

  test('may be another in another locale', () => {
    const { set, owner } = indexed();
    set('a', 'en', 'backs');
    set('b', 'es', 'backs');
    expect([owner('backs', 'en'), owner('backs', 'es'), owner('backs', 'fr')]).toEqual(['a', 'b', undefined]);
  });

  test('of another type is another', () => {
    const index = new SlugIndex((type) => (type === 'Redirect' ? '/old/' : 'old'));
    const ids = () => ['a'];
    expect([
      index.owner('Redirect', '/old/', 'en', ids),
      index.owner('Redirect', 'old', 'en', ids),
      index.owner('Technique', 'old', 'en', ids),
    ]).toEqual(['a', undefined, 'a']);
  });
});

test('whatever changes, the index gives what looking through all entries gives', () => {
  const slug = fc.constantFrom('x', 'y', 'z');
  const locale = fc.constantFrom('en', 'es');
  const step = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    locale,
    slug: fc.option(slug, { nil: undefined }),
    asks: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { slugs, set, owner } = indexed();
      for (const { id, locale: changed, slug: claimed, asks } of steps) {
        set(id, changed, claimed);
        // A locale's index is made at the first question: sometimes early, sometimes late.
        if (!asks) continue;
        for (const place of ['en', 'es']) {
          for (const wanted of ['x', 'y', 'z']) {
            const [lowest] = ['a', 'b', 'c', 'd'].filter((candidate) => slugs.get(`${candidate}:${place}`) === wanted);
            expect([place, wanted, owner(wanted, place)]).toEqual([place, wanted, lowest]);
          }
        }
      }
    }),
  );
});
