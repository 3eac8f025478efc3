import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import sharp from 'sharp';
import { snapshot } from '../src/content/fixtures.ts';
import { cardPath, type ShareCard } from '../src/content/share-card.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { GraphChange } from '../src/content/graph-change.ts';
import type { MediaFile } from '../src/content/snapshot.ts';
import { Aftermath } from './aftermath.ts';
import { createLog } from './log.ts';
import { Releases } from './release/releases.ts';
import { memoryState, type State } from './state/database.ts';

// Processes that give way to every other may take long on a busy machine.
jest.setTimeout(60_000);

let siteDir: string;
let mediaFolder: string;
let state: State;
let releases: Releases;
let aftermath: Aftermath;
let announced: number;
let logged: string[];

beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'kneadful-aftermath-'));
  mediaFolder = join(siteDir, 'media');
  mkdirSync(mediaFolder);
  state = memoryState();
  releases = new Releases({ siteDir, state, keep: 1 });
  announced = 0;
  logged = [];
  aftermath = open();
});
afterEach(async () => {
  await aftermath.stop();
  state.close();
  rmSync(siteDir, { recursive: true, force: true });
});

function open(): Aftermath {
  const log = createLog({ level: 'info', to: { write: (line) => void logged.push(JSON.parse(line).msg) } });
  return new Aftermath({ siteDir, mediaFolder, state, releases, log, onPictures: () => (announced += 1) });
}

async function photograph(name: string): Promise<MediaFile> {
  const create = { width: 200, height: 100, channels: 3 as const, background: name.startsWith('a') ? '#f00' : '#00f' };
  await sharp({ create }).toFile(join(mediaFolder, name));
  return { src: `/media/${name}`, width: 200, height: 100 };
}

/** Makes a release live and tells of it. @returns the hash of its page */
async function release(text: string, media: MediaFile[] = []): Promise<string> {
  const hash = await releases.blobs.put(Buffer.from(text));
  const times = { sync: 0, plan: 0, render: 0, release: 0 };
  const rest = { redirects: {}, revision: 'r', cause: 'publish' as const, rendered: 1, times, persist: () => {} };
  const summary = await releases.release({ changes: new Map([['/feed.xml', hash]]), ...rest }, new Date());
  aftermath.released(summary, releases.files(), media);
  return hash;
}
async function settled(): Promise<void> {
  while (await aftermath.settled());
}

describe('pictures', () => {
  test('get their variants after the release, and one publish is asked for when all are made', async () => {
    const files = [await photograph('a.png'), await photograph('b.png')];
    await release('page', files);
    expect([aftermath.picturesWaiting, aftermath.withVariants(files[0]!)]).toEqual([2, files[0]]);
    await settled();
    expect([aftermath.picturesWaiting, announced, aftermath.warnings]).toEqual([0, 1, []]);
    expect(aftermath.withVariants(files[0]!).variants?.map(({ format, width }) => `${format} ${width}`)).toEqual([
      'avif 144',
      'avif 200',
      'webp 144',
      'webp 200',
    ]);
  });

  test('are brought to the graph as a change that pages see', async () => {
    const file = await photograph('a.png');
    const graph = new ContentGraph(snapshot({}, { media: { 'file-1': file } }));
    const before = new GraphChange(graph);
    aftermath.bringVariants(before);
    expect(before.isEmpty).toBe(true);
    await release('page', [file]);
    await settled();
    const change = new GraphChange(graph);
    aftermath.bringVariants(change);
    expect([[...change.keys], change.touchedMedia, graph.media('file-1')?.variants?.length]).toEqual([
      ['media:file-1'],
      true,
      4,
    ]);
    const again = new GraphChange(graph);
    aftermath.bringVariants(again);
    expect(again.isEmpty).toBe(true);
  });

  test('that cannot be read are told of, and the others are shown all the same', async () => {
    writeFileSync(join(mediaFolder, 'broken.png'), 'no picture');
    const files = [await photograph('a.png'), { src: '/media/broken.png', width: 200, height: 100 }];
    await release('page', files);
    await settled();
    const message = expect.stringMatching(
      /^The picture \/media\/broken\.png cannot be read: .*\. It is shown as it was uploaded; upload another in its place\.$/,
    );
    expect([aftermath.warnings, logged, announced]).toEqual([[message], [message], 1]);
  });

  test('that cannot be read are told of until they are shown no more, by later processes too', async () => {
    writeFileSync(join(mediaFolder, 'broken.png'), 'no picture');
    const broken = { src: '/media/broken.png', width: 200, height: 100 };
    await release('one', [broken]);
    await settled();
    const { warnings } = aftermath;
    await aftermath.stop();
    aftermath = open();
    await release('two', [broken]);
    expect([warnings.length, aftermath.warnings]).toEqual([1, warnings]);
    await release('three', []);
    expect(aftermath.warnings).toEqual([]);
  });

  test('that have all their variants cost nothing', async () => {
    const file = await photograph('a.png');
    await release('one', [file]);
    await settled();
    await release('two', [file]);
    await settled();
    expect(announced).toBe(1);
  });
});

describe('pictures for shared links', () => {
  const folder = () => join(siteDir, 'og');
  const drawn = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
  const nameOf = (card: ShareCard) => cardPath(card).replace('/og/', '');
  const card = (title: string): ShareCard => ({ title, studio: 'Kneadful', drawing: 'lower' });

  /** Makes a release live whose one page names a card. */
  async function releasePage(title: string, words: string, path = cardPath(card(title))): Promise<void> {
    const hash = await releases.blobs.put(
      Buffer.from(
        `<meta property="og:site_name" content="Kneadful"><meta property="og:title" content="${title}"><meta property="og:image" content="http://localhost${path}">${words}`,
      ),
    );
    const times = { sync: 0, plan: 0, render: 0, release: 0 };
    const rest = { redirects: {}, revision: 'r', cause: 'publish' as const, rendered: 1, times, persist: () => {} };
    const summary = await releases.release({ changes: new Map([['/', hash]]), ...rest }, new Date());
    aftermath.released(summary, releases.files(), []);
  }

  test('are drawn after the release, which does not wait for them', async () => {
    await releasePage('One', 'first');
    expect(drawn()).toEqual([]);
    await settled();
    expect(drawn()).toEqual([nameOf(card('One'))]);
    const { format, width, height } = await sharp(join(folder(), drawn()[0]!)).metadata();
    expect([format, width, height, logged]).toEqual(['png', 1200, 630, []]);
  });

  test('are drawn once, whatever else changes on the page and whoever starts again', async () => {
    await releasePage('One', 'first');
    await settled();
    const file = join(folder(), nameOf(card('One')));
    const { mtimeMs, ino } = statSync(file);
    await releasePage('One', 'second');
    await settled();
    await aftermath.stop();
    aftermath = open();
    const live = releases.newest()!;
    aftermath.released(live, releases.files(), []);
    await settled();
    expect([statSync(file).mtimeMs, statSync(file).ino, drawn().length]).toEqual([mtimeMs, ino, 1]);
    // One that was lost is drawn again.
    rmSync(file);
    aftermath.released(live, releases.files(), []);
    await settled();
    expect(drawn()).toEqual([nameOf(card('One'))]);
  });

  test('go with the last release that names them', async () => {
    await releasePage('One', 'first');
    await settled();
    await releasePage('Two', 'second');
    await settled();
    // The prune may come before the new one is drawn; what the releases name is there.
    expect(drawn()).toEqual([nameOf(card('Two'))]);
  });

  test('that a page names by mistake are told of, once for each release', async () => {
    await releasePage('One', 'first', cardPath(card('Other')));
    await settled();
    const message = `The page “One” names a card that is not its own: ${cardPath(card('Other'))}.`;
    expect([aftermath.warnings, logged, drawn()]).toEqual([[message], [message], []]);
    await releasePage('One', 'second');
    await settled();
    expect([aftermath.warnings, drawn().length]).toEqual([[], 1]);
  });
});

describe('old releases', () => {
  const long = (text: string) => text.repeat(500);

  test('go, with what was made of their files', async () => {
    const first = await release(long('one '));
    await settled();
    expect(readdirSync(join(siteDir, 'compressed')).sort()).toEqual([`${first}.br`, `${first}.gz`]);
    const second = await release(long('two '));
    await settled();
    expect([releases.list().length, existsSync(releases.blobs.path(first))]).toEqual([1, false]);
    expect(readdirSync(join(siteDir, 'compressed')).sort()).toEqual([`${second}.br`, `${second}.gz`]);
    expect(logged).toEqual([]);
  });

  test('of a burst are tidied up once, after the last', async () => {
    const [, , last] = [await release(long('one ')), await release(long('two ')), await release(long('three '))];
    await settled();
    expect(readdirSync(join(siteDir, 'compressed')).sort()).toEqual([`${last}.br`, `${last}.gz`]);
    expect(releases.list()).toHaveLength(1);
  });

  test('that cannot be tidied up are told of, and nothing else stops', async () => {
    writeFileSync(join(siteDir, 'compressed'), 'a file in the way');
    await release(long('one '));
    await settled();
    expect(logged).toEqual(['Old releases could not be tidied up']);
  });
});

test('there is nothing to wait for where nothing was released, and nothing is begun after the end', async () => {
  expect(await aftermath.settled()).toBe(false);
  await aftermath.stop();
  await release('page', [await photograph('a.png')]);
  await aftermath.stop();
  expect([announced, logged, existsSync(join(siteDir, 'compressed'))]).toEqual([0, [], false]);
});
