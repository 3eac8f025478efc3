import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { UnknownRelease } from '../control.ts';
import { timeOf } from '../file-times.ts';
import { openState, type State } from '../state/database.ts';
import { hashOf } from './blobs.ts';
import { type NewRelease, Releases } from './releases.ts';

jest.setTimeout(60_000);

/** What a test releases: texts by path; null where the path is gone. */
type Texts = Record<string, string | null>;

class Site {
  readonly siteDir = mkdtempSync(join(tmpdir(), 'kneadful-release-'));
  state: State;
  releases: Releases;
  #second = 0;
  readonly #keep: number;

  constructor(keep = 20) {
    this.#keep = keep;
    this.state = openState(this.siteDir);
    this.releases = new Releases({ siteDir: this.siteDir, state: this.state, keep });
  }

  async release(texts: Texts, rest: Partial<NewRelease> = {}): Promise<string> {
    const changes = new Map<string, string | undefined>();
    for (const [path, text] of Object.entries(texts))
      changes.set(path, text === null ? undefined : await this.releases.blobs.put(Buffer.from(text)));
    const { id } = await this.releases.release(
      {
        changes,
        redirects: {},
        revision: 'abcdefgh-and-more',
        cause: 'publish',
        rendered: changes.size,
        times: { sync: 0, plan: 0, render: 0, release: 0 },
        persist: () => {},
        ...rest,
      },
      new Date(Date.UTC(2026, 0, 1, 12, 0, this.#second++)),
    );
    return id;
  }

  /** As a process that begins with what another left behind. */
  async restart(): Promise<boolean> {
    this.state.close();
    this.state = openState(this.siteDir);
    this.releases = new Releases({ siteDir: this.siteDir, state: this.state, keep: this.#keep });
    return this.releases.recover();
  }

  path(...parts: string[]): string {
    return join(this.siteDir, ...parts);
  }

  get current(): string {
    return readlinkSync(this.path('current'));
  }

  trees(): string[] {
    return readdirSync(this.path('trees')).sort();
  }

  /** Every file that is served, by its path in the tree. */
  served(tree = this.path('current')): Record<string, string> {
    const entries = readdirSync(tree, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      files
        .map((file) => [file.slice(tree.length + 1), readFileSync(file, 'utf8')] as const)
        .filter(([path]) => path !== 'release.json')
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  /** Its folder goes when the test ends. */
  remove(): void {
    this.state.close();
    rmSync(this.siteDir, { recursive: true, force: true });
  }
}

let site: Site;
beforeEach(() => {
  site = new Site();
});
afterEach(() => site.remove());

const inode = (...parts: string[]) => statSync(site.path(...parts)).ino;

describe('a release', () => {
  test('is named by its moment and its revision', async () => {
    expect(await site.release({ '/': 'home' })).toBe('20260101T120000000Z-abcdefgh');
  });

  test('holds its files where a server looks for them, and a record of itself', async () => {
    const redirects = { '/old/': '/guide/' };
    const id = await site.release(
      { '/': 'home', '/guide/': 'guide', '/404.html': '404', '/feed.xml': 'feed', '/_astro/a.css': 'a{}' },
      { redirects },
    );
    expect(site.served()).toEqual({
      '404.html': '404',
      '_astro/a.css': 'a{}',
      'feed.xml': 'feed',
      'guide/index.html': 'guide',
      'index.html': 'home',
    });
    expect(JSON.parse(readFileSync(site.path('current/release.json'), 'utf8'))).toEqual({
      id,
      revision: 'abcdefgh-and-more',
      redirects,
    });
  });

  test('becomes the live one by a relative link, so that the folder can be mounted elsewhere', async () => {
    const first = await site.release({ '/': 'home' });
    expect(site.current).toBe(join('trees', first));
    const second = await site.release({ '/': 'new' });
    expect([site.current, site.served()]).toEqual([join('trees', second), { 'index.html': 'new' }]);
    expect(lstatSync(site.path('current')).isSymbolicLink()).toBe(true);
    const moved = `${site.siteDir}-moved`;
    renameSync(site.siteDir, moved);
    expect(readFileSync(join(moved, 'current/index.html'), 'utf8')).toBe('new');
    renameSync(moved, site.siteDir);
  });

  test('is told of with how much was rendered and how much it holds, newest first', async () => {
    const first = await site.release({ '/': 'home', '/guide/': 'guide' });
    const second = await site.release({ '/': 'new' }, { cause: 'media', revision: 'zyxwvutsrq' });
    const common = { times: { sync: 0, plan: 0, render: 0, release: 0 }, files: 2 };
    expect(site.releases.list()).toEqual([
      {
        ...common,
        id: second,
        revision: 'zyxwvutsrq',
        cause: 'media',
        at: '2026-01-01T12:00:01.000Z',
        rendered: 1,
        live: true,
      },
      {
        ...common,
        id: first,
        revision: 'abcdefgh-and-more',
        cause: 'publish',
        at: '2026-01-01T12:00:00.000Z',
        rendered: 2,
        live: false,
      },
    ]);
    expect([site.releases.live()?.id, site.releases.newest()?.id]).toEqual([second, second]);
  });

  test('is recorded together with what the caller writes, or not at all', async () => {
    const first = await site.release({ '/': 'home' });
    const persist = () => {
      throw new Error('The disk is full.');
    };
    await expect(site.release({ '/': 'new' }, { persist })).rejects.toThrow('The disk is full.');
    expect([site.releases.list().map(({ id }) => id), site.served()]).toEqual([[first], { 'index.html': 'home' }]);
  });

  test('takes a page’s folder away with its last file', async () => {
    await site.release({ '/': 'home', '/guide/a/': 'a', '/guide/b/': 'b' });
    await site.release({ '/guide/a/': null });
    await site.release({ '/guide/b/': null });
    await site.release({ '/': 'new' });
    expect(site.served()).toEqual({ 'index.html': 'new' });
    expect(existsSync(site.path('current/guide'))).toBe(false);
  });

  test('takes the place of a link that a killed process left half-way', async () => {
    symlinkSync('nowhere', site.path('current.new'));
    const id = await site.release({ '/': 'home' });
    expect([site.current, existsSync(site.path('current.new'))]).toEqual([join('trees', id), false]);
  });

  test('gives each file the time that follows from its bytes', async () => {
    await site.release({ '/': 'home' });
    const { mtimeMs } = statSync(site.path('current/index.html'));
    expect(mtimeMs).toBeCloseTo(timeOf(hashOf(Buffer.from('home'))) * 1000, 0);
    await site.release({ '/': 'other' });
    await site.release({ '/': 'home' });
    expect(statSync(site.path('current/index.html')).mtimeMs).toBe(mtimeMs);
  });
});

describe('two trees', () => {
  test('take turns, and files that did not change are the blobs themselves in both', async () => {
    const pages = { '/': 'home', '/same/': 'same' };
    const ids = [];
    for (const home of ['1', '2', '3', '4']) ids.push(await site.release({ ...(home === '1' && pages), '/': home }));
    expect(site.trees()).toEqual(ids.slice(2));
    const same = site.releases.blobs.path(hashOf(Buffer.from('same')));
    expect(inode('trees', ids[2]!, 'same/index.html')).toBe(statSync(same).ino);
    expect(inode('trees', ids[3]!, 'same/index.html')).toBe(statSync(same).ino);
    expect(site.served(site.path('trees', ids[2]!))).toEqual({ 'index.html': '3', 'same/index.html': 'same' });
    expect(site.served()).toEqual({ 'index.html': '4', 'same/index.html': 'same' });
  });

  test('the idle one is brought on by what changed, and not made again', async () => {
    await site.release({ '/': '1', '/same/': 'same' });
    await site.release({ '/': '2' });
    const folder = (id: string) => statSync(site.path('trees', id)).ino;
    const [first] = site.trees();
    const before = folder(first!);
    const third = await site.release({ '/': '3' });
    expect(folder(third)).toBe(before);
  });
});

describe('the Caddy map', () => {
  const file = () => readFileSync(site.path('redirects.caddy'), 'utf8');

  test('has the redirects of the live release', async () => {
    await site.release({ '/': '1' }, { redirects: { '/old/': '/guide/' } });
    expect(file()).toBe('"/old/" "{$SITE_BASE:}/guide/"\n"/old" "{$SITE_BASE:}/guide/"\n');
    await site.release({ '/': '2' });
    expect(file()).toBe('');
  });

  test('is written only where it differs, since Caddy then reads its configuration again', async () => {
    const redirects = { '/old/': '/guide/' };
    await site.release({ '/': '1' }, { redirects });
    const written = statSync(site.path('redirects.caddy')).ino;
    await site.release({ '/': '2' }, { redirects });
    expect(statSync(site.path('redirects.caddy')).ino).toBe(written);
  });

  test('goes back with the release', async () => {
    const first = await site.release({ '/': '1' }, { redirects: { '/old/': '/guide/' } });
    await site.release({ '/': '2' });
    await site.releases.activate(first);
    expect(file()).toMatch(/^"\/old\/"/);
  });
});

describe('a path that no file can have', () => {
  test.each(['/../x/', '/./x/', '/a/../../x/'])('refuses the release before anything is recorded: %s', async (path) => {
    const first = await site.release({ '/': '1' });
    await expect(site.release({ [path]: 'out' })).rejects.toThrow(`the path ${path} leads out of the site`);
    expect([site.releases.newest()?.id, site.served()]).toEqual([first, { 'index.html': '1' }]);
  });

  test.each(['/feed.xml/', `/${'x'.repeat(300)}/`])(
    'costs the record at most, not the next start: %s',
    async (path) => {
      await site.release({ '/': '1', '/feed.xml': 'feed' });
      await expect(site.release({ [path]: 'page' })).rejects.toThrow();
      const again = new Releases({ siteDir: site.siteDir, state: site.state, keep: 20 });
      expect(await again.recover()).toBe(false);
      expect(site.served()).toEqual({ 'index.html': '1', 'feed.xml': 'feed' });
    },
  );
});

describe('an older release', () => {
  const releaseFive = async () => {
    const ids = [];
    for (const number of [1, 2, 3, 4, 5])
      ids.push(await site.release({ '/': `home ${number}`, [`/_astro/${number}.css`]: `${number}` }));
    return ids as [string, string, string, string, string];
  };
  const sheets = (last: number) =>
    Object.fromEntries(Array.from({ length: last }, (_, index) => [`_astro/${index + 1}.css`, `${index + 1}`]));

  test('becomes live as it was, with the assets of newer pages that visitors may have open', async () => {
    const [, second, , , fifth] = await releaseFive();
    expect(await site.releases.activate(second)).toMatchObject({ id: second, live: true });
    expect([site.current, site.served()]).toEqual([join('trees', second), { ...sheets(5), 'index.html': 'home 2' }]);
    expect(site.releases.list().map(({ id, live }) => [id, live])).toContainEqual([fifth, false]);
    expect([site.releases.live()?.id, site.releases.newest()?.id]).toEqual([second, fifth]);
  });

  test('is left alone where it is live already: visitors read it', async () => {
    const [, , , fourth, fifth] = await releaseFive();
    const { ino } = statSync(site.path('current/index.html'));
    const tree = statSync(join(site.siteDir, 'trees', fifth));
    expect(await site.releases.activate(fifth)).toMatchObject({ id: fifth, live: true });
    expect(statSync(site.path('current/index.html')).ino).toBe(ino);
    expect(statSync(join(site.siteDir, 'trees', fifth))).toMatchObject({ ino: tree.ino, ctimeMs: tree.ctimeMs });
    expect(site.trees()).toEqual([fourth, fifth]);
  });

  test('tells its own files', async () => {
    const [first] = await releaseFive();
    expect([...site.releases.filesOf(first).keys()]).toEqual(['/', '/_astro/1.css']);
    expect(site.releases.filesOf('nowhere').size).toBe(0);
    expect(site.releases.paths('/_astro/')).toHaveLength(5);
  });

  test('leaves only the tree beside it that was live before', async () => {
    const [first, , , , fifth] = await releaseFive();
    await site.releases.activate(first);
    expect(site.trees()).toEqual([first, fifth]);
  });

  test('is recorded as live together with what the caller writes', async () => {
    const [first] = await releaseFive();
    const persist = () => {
      throw new Error('The disk is full.');
    };
    await expect(site.releases.activate(first, persist)).rejects.toThrow('The disk is full.');
    expect([site.releases.live()?.id, site.served()['index.html']]).toEqual([site.releases.newest()?.id, 'home 5']);
  });

  test('can be left again for the newest, and the next release is the whole one', async () => {
    const [, second, third, , fifth] = await releaseFive();
    await site.releases.activate(second);
    await site.releases.activate(third);
    await site.releases.activate(fifth);
    expect(site.served()).toEqual({ ...sheets(5), 'index.html': 'home 5' });
    await site.release({ '/': 'home 6', '/_astro/5.css': null });
    expect(site.served()).toEqual({ ...sheets(5), 'index.html': 'home 6' });
    await site.release({ '/': 'home 7' });
    expect(site.served()).toEqual({ ...sheets(5), 'index.html': 'home 7' });
    expect(site.trees()).toHaveLength(2);
  });

  test('can be followed by a release at once, which is told by its difference from the newest', async () => {
    const [, second] = await releaseFive();
    await site.releases.activate(second);
    await site.release({ '/new/': 'new' });
    expect(site.served()).toEqual({ ...sheets(5), 'index.html': 'home 5', 'new/index.html': 'new' });
  });

  test('that is not kept is refused', async () => {
    await site.release({ '/': 'home' });
    await expect(site.releases.activate('20250101T000000000Z-nowhere')).rejects.toThrow(
      new UnknownRelease(
        'There is no release 20250101T000000000Z-nowhere. `npm run site -- releases` lists those that are kept.',
      ),
    );
    expect(site.releases.live()?.live).toBe(true);
  });
});

describe('old releases', () => {
  beforeEach(() => {
    site.remove();
    site = new Site(2);
  });
  const blobs = () =>
    readdirSync(site.path('blobs')).flatMap((folder) =>
      readdirSync(site.path('blobs', folder)).map((name) => readFileSync(site.path('blobs', folder, name), 'utf8')),
    );

  test('go with the blobs that only they held', async () => {
    const ids = [];
    for (const home of ['1', '2', '3']) ids.push(await site.release({ '/': home, '/same/': 'same' }));
    expect(await site.releases.prune()).toEqual([hashOf(Buffer.from('1'))]);
    expect(site.releases.list().map(({ id }) => id)).toEqual(ids.slice(1).reverse());
    expect(blobs().sort()).toEqual(['2', '3', 'same']);
    expect([...site.releases.hashes()].sort()).toEqual(
      ['2', '3', 'same'].map((text) => hashOf(Buffer.from(text))).sort(),
    );
    expect(site.served()).toEqual({ 'index.html': '3', 'same/index.html': 'same' });
  });

  test('do not include the live one, and it can be left for the newest', async () => {
    const ids = [];
    for (const home of ['1', '2', '3', '4']) ids.push(await site.release({ '/': home }));
    await site.releases.activate(ids[0]!);
    await site.releases.prune();
    await site.releases.activate(ids[3]!);
    expect(site.served()).toEqual({ 'index.html': '4' });
  });

  test('are not pruned while a publish counts on their blobs', async () => {
    await site.release({ '/': '1' });
    for (const home of ['2', '3']) await site.release({ '/': home });
    const order: string[] = [];
    const publish = site.releases.inTurn(async () => {
      // A page becomes again what it was: its blob is still there.
      await site.release({ '/': '1' });
      order.push('published');
    });
    const pruned = site.releases.prune().then(() => order.push('pruned'));
    await Promise.all([publish, pruned]);
    expect([order, site.served(), blobs().sort()]).toEqual([
      ['published', 'pruned'],
      { 'index.html': '1' },
      ['1', '3'],
    ]);
  });

  test('do not wait for ever for a publish that failed', async () => {
    await site.release({ '/': '1' });
    const failed = site.releases.inTurn(() => Promise.reject(new Error('The CMS is down.')));
    const pruned = site.releases.prune();
    await expect(failed).rejects.toThrow('The CMS is down.');
    expect(await pruned).toEqual([]);
  });

  test('leave a sweep what it removes: what no release has', async () => {
    await site.release({ '/': '1' });
    await site.releases.blobs.put(Buffer.from('of a publish that was killed'));
    await site.releases.sweep();
    expect(blobs()).toEqual(['1']);
  });
});

describe('after a process was killed', () => {
  /** Two releases, and a third that was recorded and whatever more a test does. */
  async function recorded() {
    const first = await site.release({ '/': '1', '/same/': 'same' });
    const second = await site.release({ '/': '2' });
    const third = await site.release({ '/': '3' }, { redirects: { '/old/': '/guide/' } });
    return { first, second, third };
  }
  const three = { 'index.html': '3', 'same/index.html': 'same' };
  const point = (to: string) => {
    rmSync(site.path('current'), { force: true });
    symlinkSync(to, site.path('current'));
  };

  test('nothing has to be done where the live release is whole', async () => {
    const { second, third } = await recorded();
    const before = inode('trees', third);
    expect(await site.restart()).toBe(true);
    expect([site.trees(), site.served(), inode('trees', third)]).toEqual([[second, third], three, before]);
  });

  test('before the tree was begun: the recorded release becomes live', async () => {
    const { first, second, third } = await recorded();
    renameSync(site.path('trees', third), site.path('trees', first));
    writeFileSync(
      site.path('trees', first, 'release.json'),
      JSON.stringify({ id: first, revision: 'r', redirects: {} }),
    );
    rmSync(site.path('trees', first, 'index.html'));
    writeFileSync(site.path('trees', first, 'index.html'), '1');
    point(join('trees', second));
    expect(await site.restart()).toBe(true);
    expect([site.current, site.served(), site.trees()]).toEqual([join('trees', third), three, [second, third]]);
  });

  test('while the tree was being made: it is begun again', async () => {
    const { second, third } = await recorded();
    renameSync(site.path('trees', third), site.path('trees', `${third}.new`));
    rmSync(site.path('trees', `${third}.new`, 'release.json'));
    rmSync(site.path('trees', `${third}.new`, 'index.html'));
    point(join('trees', second));
    expect(await site.restart()).toBe(true);
    expect([site.current, site.served(), site.trees()]).toEqual([join('trees', third), three, [second, third]]);
  });

  test('between the tree and the swap: it becomes live', async () => {
    const { second, third } = await recorded();
    point(join('trees', second));
    expect(await site.restart()).toBe(true);
    expect([site.current, site.served()]).toEqual([join('trees', third), three]);
  });

  test('between the swap and the Caddy map: the map is written', async () => {
    await recorded();
    writeFileSync(site.path('redirects.caddy'), '');
    await site.restart();
    expect(readFileSync(site.path('redirects.caddy'), 'utf8')).toMatch(/^"\/old\/" /);
  });

  test.each(['trees/nowhere', '/somewhere/else', 'trees/20250101T000000000Z-unknown'])(
    'where the link leads to %s, the live release is made again',
    async (target) => {
      const { third } = await recorded();
      mkdirSync(site.path('trees/20250101T000000000Z-unknown'));
      point(target);
      expect(await site.restart()).toBe(true);
      expect([site.current, site.served(), site.trees()]).toEqual([join('trees', third), three, [third]]);
      const fourth = await site.release({ '/': '4' });
      expect([site.served(), site.trees()]).toEqual([{ ...three, 'index.html': '4' }, [third, fourth]]);
    },
  );

  test('where there is no link at all, the live release is made again', async () => {
    await recorded();
    rmSync(site.path('current'));
    await site.restart();
    expect(site.served()).toEqual(three);
  });

  test('where the live tree does not say what it is, it is made again', async () => {
    const { third } = await recorded();
    writeFileSync(site.path('trees', third, 'release.json'), '{ half');
    await site.restart();
    expect([site.served(), readFileSync(site.path('current/release.json'), 'utf8')]).toEqual([
      three,
      expect.stringContaining(third),
    ]);
  });

  test('releases go on as before', async () => {
    await recorded();
    await site.restart();
    await site.release({ '/': '4' });
    await site.release({ '/same/': null });
    expect(site.served()).toEqual({ 'index.html': '4' });
  });

  test('while going back: the older release is live, and what was there before can be had again', async () => {
    const { first, third } = await recorded();
    await site.releases.activate(first);
    point(join('trees', third));
    expect(await site.restart()).toBe(true);
    expect([site.current, site.served()['index.html']]).toEqual([join('trees', first), '1']);
    await site.releases.activate(third);
    expect(site.served()).toEqual(three);
  });
});

describe('where the record is lost', () => {
  test('what is served stays, and everything is to be rendered again', async () => {
    const first = await site.release({ '/': '1' });
    site.state.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(site.path(`state.db${suffix}`), { force: true });
    site.state = openState(site.siteDir);
    expect(await site.restart()).toBe(false);
    expect([site.current, site.served(), site.releases.live()]).toEqual([
      join('trees', first),
      { 'index.html': '1' },
      undefined,
    ]);
    const second = await site.release({ '/': '2' });
    expect([site.served(), site.releases.list().map(({ id }) => id), site.trees()]).toEqual([
      { 'index.html': '2' },
      [second],
      [first, second].sort(),
    ]);
  });

  test('the same holds where somebody removed files that the live release needs', async () => {
    const first = await site.release({ '/': '1' });
    const second = await site.release({ '/': '2' });
    rmSync(site.path('trees', second), { recursive: true });
    rmSync(dirname(site.releases.blobs.path(hashOf(Buffer.from('2')))), { recursive: true });
    expect(await site.restart()).toBe(false);
    expect([site.releases.list(), site.releases.files()]).toEqual([[], new Map()]);
    await site.release({ '/': '3' });
    expect([site.served(), existsSync(site.path('trees', first))]).toEqual([{ 'index.html': '3' }, false]);
  });
});

test('the files of the newest release do not name what it only carries along', async () => {
  await site.release({ '/': '1', '/_astro/old.css': 'old' });
  await site.release({ '/': '2', '/_astro/old.css': null, '/_astro/new.css': 'new' });
  expect([...site.releases.files().keys()].sort()).toEqual(['/', '/_astro/new.css']);
  expect(Object.keys(site.served())).toEqual(['_astro/new.css', '_astro/old.css', 'index.html']);
});

test('whatever is released, gone back to, pruned or begun again, what is served is a whole release', async () => {
  const pages = ['/', '/a/', '/a/b/', '/c/'];
  const text = fc.option(fc.constantFrom('x', 'y', 'z'), { nil: null });
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ release: fc.dictionary(fc.constantFrom(...pages, '/_astro/s.css'), text) }) },
    { weight: 1, arbitrary: fc.record({ activate: fc.nat({ max: 5 }) }) },
    { weight: 1, arbitrary: fc.constant({ restart: true }) },
    { weight: 1, arbitrary: fc.constant({ prune: true }) },
  );
  const fileOf = (path: string) => (path.endsWith('/') ? `${path}index.html` : path).slice(1);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
      site.remove();
      site = new Site(3);
      /** The pages of each release, by its id. */
      const pagesOf = new Map<string, Texts>();
      let newest: Texts = {};
      for (const each of steps) {
        if ('release' in each) {
          const changed = Object.entries(each.release).filter(([path, content]) => (newest[path] ?? null) !== content);
          newest = { ...newest, ...Object.fromEntries(changed) };
          pagesOf.set(await site.release(Object.fromEntries(changed)), newest);
        } else if ('activate' in each) {
          const list = site.releases.list();
          if (list.length > 0) await site.releases.activate(list[each.activate % list.length]!.id);
        } else if ('restart' in each) await site.restart();
        else await site.releases.prune();
        const live = site.releases.live();
        if (!live) continue;
        const served = site.served();
        const wanted = Object.entries(pagesOf.get(live.id)!).filter(([path]) => pages.includes(path));
        const expected = wanted
          .filter(([, content]) => content !== null)
          .map(([path, content]) => [fileOf(path), content]);
        const shown = Object.entries(served).filter(([path]) => !path.startsWith('_astro/'));
        expect([site.current, shown]).toEqual([
          join('trees', live.id),
          expected.sort(([a], [b]) => (a! < b! ? -1 : 1)),
        ]);
        const sheet = pagesOf.get(live.id)!['/_astro/s.css'];
        if (sheet) expect(readFileSync(site.path('current/_astro/s.css'), 'utf8')).toBe(sheet);
        expect(site.trees().length).toBeLessThanOrEqual(2);
      }
    }),
    { numRuns: 60 },
  );
});
