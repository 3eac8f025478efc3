import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { memoryState, type State } from '../state/database.ts';
import { type FileChanges, Ledger } from './ledger.ts';

let state: State;
let ledger: Ledger;
beforeEach(() => {
  state = memoryState();
  ledger = new Ledger(state);
});
afterEach(() => {
  state.close();
});

const times = { sync: 1, plan: 2, render: 3, release: 4 };
const at = (seq: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString();

/** Records a release; a path without a hash is gone. */
function add(changes: Record<string, string | undefined>, into = ledger) {
  const seq = (into.newest()?.seq ?? 0) + 1;
  const release = { id: `r${seq}`, revision: `revision ${seq}`, cause: 'publish' as const, at: at(seq), rendered: 1 };
  return into.add({ ...release, times, redirects: { '/old/': '/guide/' } }, new Map(Object.entries(changes)));
}
const files = (seq: number, of = ledger) => Object.fromEntries([...of.files(seq)].sort());

describe('a release', () => {
  test('is recorded with everything that is known of it', () => {
    const release = {
      seq: 1,
      id: 'r1',
      revision: 'revision 1',
      cause: 'publish',
      at: at(1),
      rendered: 1,
      files: 2,
      times,
      redirects: { '/old/': '/guide/' },
    };
    expect(add({ '/': 'home', '/guide/': 'guide' })).toEqual(release);
    expect([ledger.find('r1'), ledger.newest(), ledger.list(), ledger.find('r2')]).toEqual([
      release,
      release,
      [release],
      undefined,
    ]);
  });

  test('is told of by its difference from the one before', () => {
    add({ '/': 'home', '/guide/': 'guide', '/faq/': 'faq' });
    add({ '/': 'home 2', '/faq/': undefined, '/new/': 'new' });
    expect([files(1), files(2)]).toEqual([
      { '/': 'home', '/faq/': 'faq', '/guide/': 'guide' },
      { '/': 'home 2', '/guide/': 'guide', '/new/': 'new' },
    ]);
    expect(ledger.list().map(({ id, files: count }) => [id, count])).toEqual([
      ['r2', 3],
      ['r1', 3],
    ]);
  });

  test('learns what it took when it is live', () => {
    add({ '/': 'home' });
    ledger.setTimes('r1', { sync: 9, plan: 9, render: 9, release: 9 });
    expect(ledger.find('r1')?.times).toEqual({ sync: 9, plan: 9, render: 9, release: 9 });
  });

  test('is the live one, or none is', () => {
    expect(ledger.liveId).toBeUndefined();
    ledger.liveId = 'r1';
    expect(ledger.liveId).toBe('r1');
    ledger.liveId = undefined;
    expect(ledger.liveId).toBeUndefined();
  });
});

test('what differs between two releases is told both ways', () => {
  add({ '/': 'home', '/faq/': 'faq' });
  add({ '/': 'home 2' });
  add({ '/': 'home', '/faq/': undefined, '/new/': 'new' });
  expect(Object.fromEntries(ledger.changes(1, 3))).toEqual({ '/faq/': undefined, '/new/': 'new' });
  expect(Object.fromEntries(ledger.changes(3, 1))).toEqual({ '/faq/': 'faq', '/new/': undefined });
  expect(Object.fromEntries(ledger.changes(2, 3))).toEqual({ '/': 'home', '/faq/': undefined, '/new/': 'new' });
  expect(ledger.changes(2, 2)).toEqual(new Map());
});

describe('an asset that no page needs any more', () => {
  const old = '/_astro/old.css';

  test('stays while a release is kept whose pages need it, and then leaves with the next', () => {
    add({ '/': '1', [old]: 'old' });
    add({ '/': '2', [old]: undefined });
    expect([files(2)[old], ledger.retired()]).toEqual(['old', [old]]);
    add({ '/': '3' });
    expect(files(3)[old]).toBe('old');
    ledger.liveId = 'r3';
    expect(ledger.prune(2)).toEqual(['1']);
    expect(files(3)[old]).toBe('old');
    add({ '/': '4' });
    expect([files(4)[old], files(3)[old], ledger.retired()]).toEqual([undefined, 'old', []]);
    ledger.liveId = 'r4';
    expect(ledger.prune(1).sort()).toEqual(['2', '3', 'old']);
  });

  test('stays for good where a page needs it again', () => {
    add({ '/': '1', [old]: 'old' });
    add({ '/': '2', [old]: undefined });
    add({ '/': '3', [old]: 'old' });
    expect(ledger.retired()).toEqual([]);
    ledger.liveId = 'r3';
    ledger.prune(1);
    for (const page of ['4', '5']) add({ '/': page });
    expect(files(5)[old]).toBe('old');
  });

  test('is a picture as well, but never a page', () => {
    add({ '/faq/': 'faq', '/media/a.webp': 'a' });
    add({ '/faq/': undefined, '/media/a.webp': undefined });
    expect(files(2)).toEqual({ '/media/a.webp': 'a' });
  });
});

test('a release that is gone back to has the assets of newer ones beside its own files', () => {
  add({ '/': '1', '/_astro/a.css': 'a', '/faq/': 'faq' });
  add({ '/': '2', '/_astro/b.css': 'b', '/media/b.webp': 'picture', '/new/': 'new' });
  expect(Object.fromEntries([...ledger.filesWithNewerAssets(1)].sort())).toEqual({
    '/': '1',
    '/_astro/a.css': 'a',
    '/_astro/b.css': 'b',
    '/faq/': 'faq',
    '/media/b.webp': 'picture',
  });
  expect(ledger.filesWithNewerAssets(2)).toEqual(ledger.files(2));
});

describe('pruning', () => {
  test('forgets all but the newest releases, and names what only they held', () => {
    for (const page of ['1', '2', '3', '4']) add({ '/': page, '/same/': 'same' });
    ledger.liveId = 'r4';
    expect(ledger.prune(2).sort()).toEqual(['1', '2']);
    expect(ledger.list().map(({ id }) => id)).toEqual(['r4', 'r3']);
    expect([...ledger.hashes()].sort()).toEqual(['3', '4', 'same']);
    expect([files(3), files(4)]).toEqual([
      { '/': '3', '/same/': 'same' },
      { '/': '4', '/same/': 'same' },
    ]);
  });

  test('keeps the live one, however old it is', () => {
    for (const page of ['1', '2', '3', '4']) add({ '/': page });
    ledger.liveId = 'r2';
    expect(ledger.prune(1)).toEqual(['1']);
    expect(ledger.find('r2')?.id).toBe('r2');
  });

  test('keeps a hash that a page has again', () => {
    for (const page of ['a', 'b', 'a']) add({ '/': page });
    ledger.liveId = 'r3';
    expect(ledger.prune(1)).toEqual(['b']);
  });

  test('of nothing is nothing', () => {
    expect(ledger.prune(3)).toEqual([]);
  });
});

test('what is forgotten is forgotten whole', () => {
  add({ '/': '1', '/_astro/a.css': 'a' });
  add({ '/_astro/a.css': undefined });
  ledger.liveId = 'r2';
  ledger.forget();
  expect([ledger.list(), ledger.liveId, ledger.hashes(), ledger.retired(), ledger.files(2)]).toEqual([
    [],
    undefined,
    new Set(),
    [],
    new Map(),
  ]);
});

test('whatever is released and pruned, each kept release has its files, and what it needs is in every later one', () => {
  const path = fc.constantFrom('/', '/guide/', '/faq/', '/_astro/a.css', '/_astro/b.css', '/media/c.webp');
  const contentOf = (name: string, version: number) => (/^\/(_astro|media)/.test(name) ? name : `${name} ${version}`);
  const step = fc.record({
    wanted: fc.dictionary(path, fc.integer({ min: 1, max: 2 }), { maxKeys: 6 }),
    prune: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const record = memoryState();
      const book = new Ledger(record);
      const wantedBy = new Map<number, Map<string, string>>();
      for (const { wanted, prune } of steps) {
        const want = new Map(Object.entries(wanted).map(([name, version]) => [name, contentOf(name, version)]));
        const newest = book.newest();
        const now = newest ? book.files(newest.seq) : new Map<string, string>();
        for (const name of book.retired()) now.delete(name);
        const changes: FileChanges = new Map([...want].filter(([name, hash]) => now.get(name) !== hash));
        for (const name of now.keys()) if (!want.has(name)) changes.set(name, undefined);
        const { seq, id } = add(Object.fromEntries(changes), book);
        wantedBy.set(seq, want);
        book.liveId = id;
        const hashesBefore = book.hashes();
        const gone = prune === undefined ? [] : book.prune(prune);
        expect([...book.hashes(), ...gone].sort()).toEqual([...hashesBefore].sort());

        const kept = book.list().map((release) => release.seq);
        if (prune !== undefined) expect(kept.length).toBeLessThanOrEqual(prune);
        const held = new Map(kept.map((each) => [each, book.files(each)]));
        expect(new Set([...held.values()].flatMap((list) => [...list.values()]))).toEqual(book.hashes());
        for (const each of kept) {
          const has = held.get(each)!;
          for (const [name, hash] of wantedBy.get(each)!)
            expect([each, name, has.get(name)]).toEqual([each, name, hash]);
          // Beside what its pages need, it has only assets.
          for (const name of has.keys())
            if (!wantedBy.get(each)!.has(name)) expect(name).toMatch(/^\/(_astro|media)\//);
          // A visitor may still have a page of an older kept release open.
          for (const older of kept.filter((other) => other < each))
            for (const name of wantedBy.get(older)!.keys())
              if (/^\/(_astro|media)/.test(name)) expect([older, each, has.has(name)]).toEqual([older, each, true]);
          for (const other of kept) {
            const brought = new Map(has);
            for (const [name, hash] of book.changes(each, other)) {
              if (hash === undefined) expect(brought.delete(name)).toBe(true);
              else brought.set(name, hash);
            }
            expect([...brought].sort()).toEqual([...held.get(other)!].sort());
          }
        }
      }
      record.close();
    }),
    { numRuns: 200 },
  );
});
