import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { articlesOf, entry, snapshot } from '../../src/content/fixtures.ts';
import { ContentGraph } from '../../src/content/graph.ts';
import { GraphChange } from '../../src/content/graph-change.ts';
import { articlesKey } from '../../src/content/keys.ts';
import type { StoredPage } from '../render-site.ts';
import { memoryState, type State } from './database.ts';
import { Pages } from './pages.ts';

let state: State;
beforeEach(() => {
  state = memoryState();
});
afterEach(() => {
  state.close();
});

const page = (path: string, reads: string[], expires?: number): StoredPage => ({
  path,
  hash: `hash of ${path}`,
  reads: new Set(reads),
  expires,
});
const pagesWith = (...stored: StoredPage[]) => {
  const pages = new Pages(state);
  pages.save(stored, []);
  return pages;
};
const changeOf = (...keys: string[]) => ({ keys: new Set(keys), has: (key: string) => keys.includes(key) });
const never = 0;

describe('pages that a change affects', () => {
  test('are those that read one of its keys', () => {
    const pages = pagesWith(page('/a/', ['Faq:1', 'Faq:*']), page('/b/', ['Faq:2']), page('/c/', []));
    expect(pages.affected(changeOf('Faq:1', 'Faq:9'), never)).toEqual(['/a/']);
    expect(pages.affected(changeOf('Faq:*', 'Faq:2'), never)).toEqual(['/a/', '/b/']);
    expect(pages.affected(changeOf('Technique:1'), never)).toEqual([]);
  });

  test('are those that read a range of articles in which something moved', () => {
    const pages = pagesWith(
      page('/guide/', [articlesKey(4)]),
      page('/guide/page/1/', [articlesKey(0, 2)]),
      page('/guide/page/2/', [articlesKey(2, 4)]),
    );
    const change = new GraphChange(new ContentGraph(snapshot({ Article: articlesOf(5) })));
    const [third] = articlesOf(3).slice(-1);
    change.set('Article', third!.id, 'en', undefined);
    expect(pages.affected(change, never)).toEqual(['/guide/', '/guide/page/2/']);
  });

  test('are found by the keys of a change of the graph', () => {
    const pages = pagesWith(
      page('/techniques/swedish/', ['Technique/swedish', 'Technique:technique-1', 'Technique:technique-1#name']),
      page('/techniques/', ['Technique:*', 'Technique:technique-1', 'Technique:technique-1#summary']),
    );
    const technique = entry('Technique');
    const change = new GraphChange(new ContentGraph(snapshot({ Technique: [technique] })));
    change.set('Technique', 'technique-1', 'en', { ...technique, name: 'New' });
    expect(pages.affected(change, never)).toEqual(['/techniques/swedish/']);
  });

  test('are those that expire up to now', () => {
    const pages = pagesWith(page('/a/', [], 1000), page('/b/', [], 1001), page('/c/', []));
    expect(pages.affected(changeOf(), 999)).toEqual([]);
    expect(pages.affected(changeOf(), 1000)).toEqual(['/a/']);
    expect(pages.affected(changeOf(), 5000)).toEqual(['/a/', '/b/']);
  });

  test('are those of what each read last', () => {
    const pages = pagesWith(page('/a/', ['Faq:1']));
    pages.save([page('/a/', ['Faq:2'])], []);
    expect([pages.affected(changeOf('Faq:1'), never), pages.affected(changeOf('Faq:2'), never)]).toEqual([[], ['/a/']]);
  });
});

test('whatever pages come, change and go, those are affected that read the key the last time', () => {
  const paths = fc.constantFrom('/a/', '/b/', '/c/');
  const keys: fc.Arbitrary<string> = fc.constantFrom('Faq:1', 'Faq:2', 'Faq:3');
  const step = fc.oneof(
    fc.record({ path: paths, reads: fc.uniqueArray(keys) }),
    fc.record({ path: paths, reads: fc.constant(undefined) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.uniqueArray(keys), fc.boolean(), (steps, changed, isReopened) => {
      const memory = memoryState();
      const pages = new Pages(memory);
      const model = new Map<string, string[]>();
      for (const { path, reads } of steps) {
        pages.save(reads ? [page(path, reads)] : [], reads ? [] : [path]);
        if (reads) model.set(path, reads);
        else model.delete(path);
      }
      const expected = [...model].filter(([, reads]) => reads.some((key) => changed.includes(key)));
      const seen = isReopened ? new Pages(memory) : pages;
      expect(seen.affected(changeOf(...changed), never).sort()).toEqual(expected.map(([path]) => path).sort());
      memory.close();
    }),
  );
});

describe('the pages of the newest release', () => {
  test('are known with their bytes and what they read', () => {
    const pages = pagesWith(page('/a/', ['Faq:1', 'Faq:2'], 1000));
    expect([pages.size, pages.get('/a/')?.hash, pages.get('/a/')?.expires, pages.readsOf('/a/')]).toEqual([
      1,
      'hash of /a/',
      1000,
      ['Faq:1', 'Faq:2'],
    ]);
    expect([pages.get('/b/'), pages.readsOf('/b/')]).toEqual([undefined, []]);
  });

  test('tell when the first of them expires', () => {
    expect(pagesWith().nextExpiry()).toBe(Infinity);
    expect(pagesWith(page('/a/', [], 3000), page('/b/', [], 2000), page('/c/', [])).nextExpiry()).toBe(2000);
  });

  test('lose those that are removed', () => {
    const pages = pagesWith(page('/a/', ['Faq:1']), page('/b/', ['Faq:1']));
    pages.save([], ['/a/', '/never/']);
    expect([[...pages.paths()], pages.affected(changeOf('Faq:1'), never)]).toEqual([['/b/'], ['/b/']]);
  });

  test('are there when the record is opened again, and go on from there', () => {
    pagesWith(page('/a/', ['Faq:1', articlesKey(0)], 1000), page('/b/', ['Faq:2']), page('/c/', ['Faq:3'])).save(
      [page('/d/', ['Faq:1', 'Faq:4'])],
      ['/c/'],
    );
    const again = new Pages(state);
    expect([...again.paths()]).toEqual(['/a/', '/b/', '/d/']);
    expect(again.get('/a/')).toMatchObject({ hash: 'hash of /a/', expires: 1000 });
    expect(again.get('/b/')?.expires).toBeUndefined();
    expect(again.readsOf('/a/')).toEqual(['Faq:1', articlesKey(0)]);
    again.save([page('/e/', ['Faq:5', 'Faq:2'])], []);
    const third = new Pages(state);
    expect(third.readsOf('/e/')).toEqual(['Faq:5', 'Faq:2']);
    expect(third.affected(changeOf('Faq:1'), never)).toEqual(['/a/', '/d/']);
    expect(third.affected({ keys: new Set(), has: (key) => key === articlesKey(0) }, never)).toEqual(['/a/']);
  });
});
