import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { PublisherStatus } from '@kneadful/shared-types';
import sharp from 'sharp';
import { listen, type Listening } from '../../tests/support/http.ts';
import { FakeCms } from '../src/cms/fake-cms.ts';
import { type PublisherEvent, UnknownRelease } from './control.ts';
import { createLog } from './log.ts';
import { createPublisher, type Publisher } from './publisher.ts';
import { mediaFolder } from './pull.ts';
import type { Settings } from './settings.ts';
import { VariantQueue } from './variants/queue.ts';

jest.setTimeout(60_000);

/** What a compiled app does, in little: a list of techniques, their pages, and a page that looks at the clock. */
const app = `
  export async function render(address, locals) {
    const { pathname } = new URL(address);
    const { graph, now } = locals;
    const keys = new Set();
    locals.content = { reads: { keys } };
    const fail = (message) => {
      locals.failure = new Error(message);
      return new Response('', { status: 500 });
    };
    if (pathname === '/techniques/') {
      keys.add('Technique:*');
      const names = graph.ids('Technique').sort().map((id) => {
        keys.add('Technique:' + id).add('Technique:' + id + '#name');
        return graph.entry('Technique', id, 'en').name;
      });
      return new Response(names.join());
    }
    const [, slug] = /^\\/techniques\\/(.+)\\/$/.exec(pathname) ?? [];
    if (slug) {
      const id = graph.idBySlug('Technique', slug, 'en');
      keys.add('Technique/' + slug).add('Technique:' + id).add('Technique:' + id + '#name').add('Technique:' + id + '#summary');
      const technique = graph.entry('Technique', id, 'en');
      if (!technique) return new Response('moved');
      if (technique.name === 'Broken') return fail('There is no page for this.');
      return new Response(technique.name + ': ' + technique.summary);
    }
    if (pathname === '/contact/') {
      const edge = globalThis.contactExpires ?? Infinity;
      if (now().getTime() < edge && edge !== Infinity) locals.content.reads.expires = edge;
      return new Response(now().getTime() < edge ? 'open' : 'closed');
    }
    if (pathname === '/faq/' && globalThis.brokenFaq) return fail('The code is wrong.');
    return new Response('page ' + pathname, { status: pathname === '/404.html' ? 404 : 200 });
  }`;
const world = globalThis as { contactExpires?: number; brokenFaq?: boolean };

let folder: string;
let cms: FakeCms;
let server: Listening;
let gate: Promise<unknown>;
let settings: Settings;
let publisher: Publisher;
let events: PublisherEvent[];
/** The clock that pages see stands still, unless a test moves it. */
let clock = Date.UTC(2026, 0, 1);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-publisher-'));
  cms = FakeCms.withSite();
  cms.publish('Technique');
  gate = Promise.resolve();
  server = await listen((request, response) => void gate.then(() => cms.listener(request, response)));
  write('app/server/entry.mjs', app);
  write('app/client/_astro/one.css', 'a{}');
  settings = {
    cms: { url: server.origin, token: 'secret' },
    adminUrl: 'http://cms.example',
    siteUrl: new URL('http://site.example'),
    appDir: join(folder, 'app'),
    siteDir: join(folder, 'site'),
    snapshotFile: join(folder, 'snapshot/content.json'),
    pollSeconds: 3600,
    keepReleases: 20,
  } as Settings;
  events = [];
  await start();
});
afterEach(async () => {
  delete world.contactExpires;
  delete world.brokenFaq;
  await publisher.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function start(): Promise<void> {
  publisher = await createPublisher(
    settings,
    createLog({ level: 'silent', to: process.stdout }),
    () => new Date(clock),
  );
  publisher.on((event) => events.push(event));
}

/** As a process that begins with what another left behind; `meanwhile` changes its record. */
async function restart(meanwhile: (state: Database.Database) => void = () => {}): Promise<void> {
  await publisher.stop();
  const state = new Database(join(settings.siteDir, 'state.db'));
  meanwhile(state);
  state.close();
  await start();
}

const read = (path: string) => readFileSync(join(settings.siteDir, 'current', path), 'utf8');
const technique = () => read('techniques/swedish/index.html');
const publish = () => publisher.publish({ cause: 'publish' });
const causes = () => publisher.releases().map(({ cause }) => cause);
const failures = () => events.filter(({ kind }) => kind === 'failed');

/** When an event comes for which this holds. */
const told = (is: (event: PublisherEvent) => boolean) =>
  new Promise<PublisherEvent>((resolve) => {
    const stop = publisher.on((event) => {
      if (!is(event)) return;
      stop();
      resolve(event);
    });
  });

describe('a publish', () => {
  test('brings everything that is published to the site', async () => {
    expect(publisher.status()).toMatchObject({ state: 'starting', held: [], warnings: [] });
    const { released, release, rendered } = await publish();
    expect([released, release.live, release.cause, rendered]).toEqual([true, true, 'publish', release.rendered]);
    expect([technique(), read('techniques/index.html'), read('404.html'), read('_astro/one.css')]).toEqual([
      'Swedish massage: Long strokes.',
      'Swedish massage',
      'page /404.html',
      'a{}',
    ]);
    expect(readdirSync(join(settings.siteDir, 'current/media'))).toEqual([expect.stringMatching(/^[\da-f]{20}\.svg$/)]);
    const status = publisher.status();
    expect(status).toEqual({
      state: 'live',
      release,
      cmsRevision: release.revision,
      behindSince: undefined,
      held: [],
      warnings: [],
      problem: undefined,
      picturesWaiting: 0,
    });
  });

  test('releases nothing where nothing changed', async () => {
    const { release } = await publish();
    expect(await publish()).toMatchObject({ released: false, release, rendered: 0 });
    expect(publisher.releases()).toHaveLength(1);
  });

  test('releases nothing where what changed is on no page, and knows the revision', async () => {
    const { release } = await publish();
    cms.publish('Faq');
    expect(await publish()).toMatchObject({ released: false, release, rendered: 0 });
    expect(publisher.status()).toMatchObject({ state: 'live', behindSince: undefined });
    cms.asked();
    await publish();
    expect(cms.asked()).toEqual(['contentRevision']);
  });

  test('renders the pages that read what changed, and tells of its steps', async () => {
    await publish();
    events = [];
    cms.publish('Technique', { summary: 'Short strokes.' });
    const { release, rendered } = await publish();
    expect([rendered, technique()]).toEqual([1, 'Swedish massage: Short strokes.']);
    expect(publisher.releases()[0]).toEqual(release);
    expect(events.map((event) => (event.kind === 'step' ? event.step : event.kind))).toEqual([
      'status',
      'sync',
      'pulled',
      'plan',
      'render',
      'progress',
      'release',
      'published',
      'status',
    ]);
  });

  test('says while it runs how many pages are made, and no more once it is over, well or not', async () => {
    const seen: PublisherStatus['progress'][] = [];
    publisher.on(({ kind }) => {
      if (kind === 'progress') seen.push(publisher.status().progress);
    });
    const { rendered } = await publish();
    expect(seen.at(-1)).toEqual({ done: rendered, total: rendered });
    expect(publisher.status().progress).toBeUndefined();

    world.brokenFaq = true;
    seen.length = 0;
    await expect(publisher.publish({ cause: 'manual', full: true })).rejects.toThrow('The code is wrong.');
    expect(seen.length).toBeGreaterThan(0);
    expect(publisher.status().progress).toBeUndefined();
  });

  test('takes pages away, and files that nothing shows any more stay for those who have an old page open', async () => {
    await publish();
    cms.unpublish('Technique', 'technique-1');
    await publish();
    expect(technique).toThrow(/ENOENT/);
    expect(read('techniques/index.html')).toBe('');
    expect(readdirSync(join(settings.siteDir, 'current/media'))).toHaveLength(1);
  });

  test('renders everything where it is asked to', async () => {
    const { rendered } = await publish();
    cms.loseLinks('Studio', 'studio-1', 'homeServices');
    expect(await publisher.publish({ cause: 'manual', full: true })).toMatchObject({ released: false, rendered });
  });

  test('renders everything with other code, and keeps the old assets', async () => {
    const { rendered } = await publish();
    await publisher.stop();
    // Node keeps a module that it has loaded: the app of another start is another file.
    write('app2/server/entry.mjs', app.replaceAll('page /', 'new page /').replace("'page '", "'new page '"));
    write('app2/client/_astro/two.css', 'b{}');
    settings = { ...settings, appDir: join(folder, 'app2') };
    await start();
    expect(await publish()).toMatchObject({ released: true, rendered });
    expect([read('faq/index.html'), read('_astro/one.css'), read('_astro/two.css')]).toEqual([
      'new page /faq/',
      'a{}',
      'b{}',
    ]);
  });
});

describe('an entry that a page cannot be rendered with', () => {
  test('is held at its last live version and named, and the rest goes live', async () => {
    await publish();
    cms.publish('Technique', { name: 'Broken' });
    cms.publish('Technique', { id: 'technique-2', slug: 'new', name: 'New' });
    expect(await publish()).toMatchObject({ released: true });
    expect([technique(), read('techniques/index.html')]).toEqual([
      'Swedish massage: Long strokes.',
      'Swedish massage,New',
    ]);
    const held = [
      {
        type: 'Technique',
        documentId: 'technique-1',
        locale: 'en',
        title: 'Broken',
        reasons: [
          {
            field: '',
            message: 'The page /techniques/swedish/ could not be rendered: There is no page for this.',
          },
        ],
        live: true,
        adminUrl:
          'http://cms.example/admin/content-manager/collection-types/api::technique.technique/technique-1?plugins[i18n][locale]=en',
      },
    ];
    expect(publisher.status()).toMatchObject({ state: 'live', held });
    await restart();
    expect(publisher.status()).toMatchObject({ state: 'live', held });
  });

  test('is healed by the next good edit', async () => {
    cms.publish('Technique', { name: 'Broken' });
    await publish();
    expect(read('techniques/index.html')).toBe('');
    cms.publish('Technique', { name: 'Mended' });
    await publish();
    expect([technique(), publisher.status().held]).toEqual(['Mended: Long strokes.', []]);
  });

  test('stops the publish where no entry is to blame, with the last release in place', async () => {
    await publish();
    world.brokenFaq = true;
    await expect(publisher.publish({ cause: 'manual', full: true })).rejects.toThrow(
      'The page /faq/ could not be rendered: The code is wrong.',
    );
    expect(publisher.status()).toMatchObject({
      state: 'failed',
      problem: 'The page /faq/ could not be rendered: The code is wrong.',
    });
    expect(read('faq/index.html')).toBe('page /faq/');
    delete world.brokenFaq;
    await publish();
    expect(publisher.status()).toMatchObject({ state: 'live', problem: undefined });
  });
});

describe('where something fails', () => {
  test('the last release stays, and the next publish brings what was missed', async () => {
    await publish();
    cms.publish('Technique', { name: 'New' });
    cms.isDown = true;
    const message = `The CMS at ${server.origin} could not answer: status 503. Its log says more.`;
    await expect(publisher.publish({ cause: 'publish', revision: 'newer' })).rejects.toThrow(message);
    expect([technique(), publisher.status()]).toMatchObject([
      'Swedish massage: Long strokes.',
      { state: 'failed', problem: message, cmsRevision: 'newer', behindSince: expect.any(String) },
    ]);
    expect(failures()).toEqual([{ kind: 'failed', message, cause: 'publish' }]);
    const refused = [{ at: expect.any(String), cause: 'publish', message }];
    expect(publisher.refused()).toEqual(refused);
    await restart();
    expect(publisher.refused()).toEqual(refused);
    cms.isDown = false;
    await publish();
    expect([technique(), publisher.status().behindSince]).toEqual(['New: Long strokes.', undefined]);
  });

  test('after it was recorded, it is made live by the next publish', async () => {
    await publish();
    cms.publish('Technique', { name: 'Second' });
    await publish();
    cms.publish('Technique', { name: 'Third' });
    // No tree can be made where a file is in the way.
    const trees = join(settings.siteDir, 'trees');
    const aside = join(settings.siteDir, 'aside');
    renameSync(trees, aside);
    writeFileSync(trees, '');
    await expect(publish()).rejects.toThrow(/ENOTDIR|EEXIST/);
    rmSync(trees);
    renameSync(aside, trees);
    expect(technique()).toBe('Second: Long strokes.');
    await publish();
    expect([technique(), publisher.status().state]).toEqual(['Third: Long strokes.', 'live']);
  });

  test('while it was interrupted, the next start brings it there', async () => {
    await publish();
    cms.publish('Technique', { name: 'New' });
    const first = publisher.releases()[0]!.id;
    await publish();
    await publisher.stop();
    rmSync(join(settings.siteDir, 'current'));
    symlinkSync(join('trees', first), join(settings.siteDir, 'current'));
    expect(technique()).toBe('Swedish massage: Long strokes.');
    await start();
    expect(technique()).toBe('New: Long strokes.');
  });

  test('and the record is lost, everything is made again', async () => {
    await publish();
    await publisher.stop();
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(settings.siteDir, `state.db${suffix}`), { force: true });
    await start();
    expect([publisher.status().state, technique()]).toEqual(['starting', 'Swedish massage: Long strokes.']);
    expect(await publish()).toMatchObject({ released: true });
    expect(technique()).toBe('Swedish massage: Long strokes.');
  });
});

describe('after a restart', () => {
  test('the site is live as it was, and one question shows that nothing changed', async () => {
    const { release } = await publish();
    await restart();
    expect(publisher.status()).toMatchObject({ state: 'live', release });
    cms.asked();
    expect(await publish()).toMatchObject({ released: false, rendered: 0 });
    expect(cms.asked()).toEqual(['contentRevision']);
  });

  test('a picture that comes back is not lost when old releases go', async () => {
    settings.keepReleases = 1;
    await restart();
    await publish();
    cms.unpublish('Technique', 'technique-1');
    await publish();
    await restart();
    cms.publish('Technique');
    await publish();
    for (const name of ['Second', 'Third', 'Fourth']) {
      cms.publish('Technique', { name });
      await publish();
      await publisher.settled();
    }
    expect(readdirSync(join(settings.siteDir, 'current/media'))).toHaveLength(1);
  });
});

describe('a picture', () => {
  const media = () => readdirSync(join(settings.siteDir, 'current/media'));

  test('whose variants were made while no publisher ran has them with the next publish', async () => {
    const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#f00' } })
      .png()
      .toBuffer();
    cms.upload('file-1', png, '.png');
    await publish();
    expect(media()).toHaveLength(1);
    await publisher.stop();
    const folder = mediaFolder(settings);
    const queue = new VariantQueue({ folder });
    queue.want([{ src: `/media/${media()[0]}`, width: 400, height: 300 }]);
    await queue.settled();
    await start();
    // Another edit, which has nothing to do with pictures.
    cms.publish('Technique', { summary: 'Short strokes.' });
    await publish();
    expect(media().length).toBeGreaterThan(1);
  });
});

describe('an older release', () => {
  let ids: string[];
  beforeEach(async () => {
    await publish();
    cms.publish('Technique', { name: 'Second' });
    await publish();
    ids = publisher.releases().map(({ id }) => id);
  });
  const [second, first] = ['Second: Long strokes.', 'Swedish massage: Long strokes.'];

  test('is live at once, and edits wait until somebody says so, over restarts too', async () => {
    expect(await publisher.activate(ids[1]!)).toMatchObject({ id: ids[1], live: true });
    expect([technique(), publisher.status()]).toMatchObject([first, { state: 'paused', release: { id: ids[1] } }]);
    cms.publish('Technique', { name: 'Third' });
    expect(await publish()).toMatchObject({ released: false, release: { id: ids[1] }, rendered: 0 });
    await restart();
    expect(await publish()).toMatchObject({ released: false, release: { id: ids[1] } });
    expect([technique(), publisher.status().state]).toEqual([first, 'paused']);
    expect(await publisher.resume()).toMatchObject({ released: true });
    expect([technique(), publisher.status().state]).toEqual(['Third: Long strokes.', 'live']);
  });

  test('gives way to the newest where nothing changed since', async () => {
    await publisher.activate(ids[1]!);
    expect(await publisher.resume()).toMatchObject({ released: true, release: { id: ids[0], live: true } });
    expect([technique(), publisher.status().state]).toEqual([second, 'live']);
    expect(await publish()).toMatchObject({ released: false });
  });

  test('stays until there is a better one: what was taken back is not shown again meanwhile', async () => {
    await publisher.activate(ids[1]!);
    cms.isDown = true;
    await expect(publisher.resume()).rejects.toThrow('could not answer');
    expect(technique()).toBe(first);
    cms.isDown = false;
    cms.publish('Technique', { name: 'Third' });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    gate = promise;
    const running = publish();
    expect(technique()).toBe(first);
    resolve(undefined);
    await running;
    expect([technique(), publisher.status().state]).toEqual(['Third: Long strokes.', 'live']);
  });

  test('is what the search knows, also after a restart', async () => {
    const indexed = async () => {
      await publisher.settled();
      return readlinkSync(join(settings.siteDir, 'search/current'));
    };
    const newest = await indexed();
    await publisher.activate(ids[1]!);
    const older = await indexed();
    await restart();
    expect([older === newest, await indexed()]).toEqual([false, older]);
    await publisher.resume();
    expect(await indexed()).toBe(newest);
  });

  test('that is not kept is refused, and nothing is paused', async () => {
    await expect(publisher.activate('nowhere')).rejects.toThrow(
      new UnknownRelease('There is no release nowhere. `npm run site -- releases` lists those that are kept.'),
    );
    expect(publisher.status().state).toBe('live');
  });

  test('waits for the publish that runs, and those that come meanwhile find the site paused', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    gate = promise;
    cms.publish('Technique', { name: 'Third' });
    const running = publish();
    const activated = publisher.activate(ids[1]!);
    const joined = publish();
    resolve(undefined);
    expect(await running).toMatchObject({ released: true });
    await activated;
    expect(await joined).toMatchObject({ released: false, release: { id: ids[1] } });
    expect([technique(), publisher.status().state]).toEqual([first, 'paused']);
  });

  test('does not stay by mistake: a process that was ended while it went on goes on', async () => {
    await publisher.activate(ids[1]!);
    await restart((state) => state.exec("DELETE FROM meta WHERE name = 'paused'"));
    await publish();
    expect([technique(), publisher.status()]).toMatchObject([second, { state: 'live', release: { id: ids[0] } }]);
  });
});

describe('by itself', () => {
  test('it publishes what is new when it starts', async () => {
    const published = told(({ kind }) => kind === 'published');
    publisher.start();
    await published;
    expect([technique(), causes()]).toEqual(['Swedish massage: Long strokes.', ['start']]);
  });

  test('it looks at the CMS again and again, and publishes what no hook told of', async () => {
    settings.pollSeconds = 0.02;
    await restart();
    await publish();
    const published = told((event) => event.kind === 'published' && event.outcome.released);
    publisher.start();
    cms.publish('Technique', { name: 'New' });
    await published;
    expect(technique()).toBe('New: Long strokes.');
  });

  test('it heals by looking again when the CMS is back', async () => {
    settings.pollSeconds = 0.02;
    await restart();
    cms.isDown = true;
    const failed = told(({ kind }) => kind === 'failed');
    publisher.start();
    await failed;
    expect(publisher.status().state).toBe('failed');
    const published = told(({ kind }) => kind === 'published');
    cms.isDown = false;
    await published;
    expect(publisher.status().state).toBe('live');
  });

  test('it renews a page when it expires', async () => {
    world.contactExpires = clock + 50;
    await publish();
    const renewed = told((event) => event.kind === 'published' && event.outcome.released);
    expect(read('contact/index.html')).toBe('open');
    clock += 60;
    await renewed;
    expect([read('contact/index.html'), causes()]).toEqual(['closed', ['expiry', 'publish']]);
  });

  test('it does not try in vain without a pause to renew a page while the CMS is away', async () => {
    world.contactExpires = clock + 50;
    await publish();
    const failed = told(({ kind }) => kind === 'failed');
    cms.isDown = true;
    clock += 60;
    await failed;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(failures()).toHaveLength(1);
  });

  test('it hears no more of what is over', async () => {
    const heard: string[] = [];
    const stop = publisher.on(({ kind }) => heard.push(kind));
    stop();
    await publish();
    expect(heard).toEqual([]);
  });
});
