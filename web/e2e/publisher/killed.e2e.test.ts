import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { caddyPath, TestCaddy } from '../../../tests/support/caddy.ts';
import { TestCms } from '../../../tests/support/cms.ts';
import { freePort } from '../../../tests/support/ports.ts';
import { answers, TestProcess } from '../../../tests/support/process.ts';
import { mediaFolder } from '../../publisher/pull.ts';
import { hashOf } from '../../publisher/release/blobs.ts';
import { foldersIn, web } from '../support/commands.ts';
import { differences } from '../support/compare-trees.ts';
import { editionName, editionsIn, editionsOf, isNamedRight, withoutEdition } from '../support/editions.ts';
import { Dice } from '../support/edits/dice.ts';
import { Newsroom } from '../support/edits/newsroom.ts';
import { openPublisher } from '../support/in-process-publisher.ts';
import { placeOf, type PublisherPlace, PublisherProcess } from '../support/publisher-process.ts';
import { Reader } from '../support/reader.ts';
import { folders as shared } from '../support/site.ts';

/** `npm run test:faults` asks for more, and for another seed each time. */
const kills = Number(process.env.KILLS ?? 12);
const seed = Number(process.env.PROPERTY_SEED ?? 5);

const folder = mkdtempSync(join(tmpdir(), 'kneadful-killed-'));
const folders = { ...foldersIn(folder), appDir: shared.appDir };
const current = join(folders.siteDir, 'current');
const dice = new Dice(Array.from({ length: 1009 }, (_, index) => ((index + 1) * 7919 * seed) % 1_000_003));
let cms: TestCms;
let room: Newsroom;
let place: PublisherPlace;
let publisher: PublisherProcess;
let site: TestProcess;
let caddy: TestCaddy | undefined;
let edition = 0;
const origins: string[] = [];

/** A new edition changes every page of the site, and leaves its length as it is. */
async function edit(): Promise<void> {
  edition += 1;
  await room.publishSingle('studio', { name: editionName(edition) });
}

const pageOf = (tree: string, path: string) => readFileSync(join(tree, path, 'index.html'), 'utf8');
const liveEdition = () => editionsOf(pageOf(current, '/'))[0];

beforeAll(async () => {
  cpSync(mediaFolder(shared), mediaFolder(folders), { recursive: true });
  cms = await TestCms.start({ seed: true });
  room = new Newsroom(cms);
  await edit();
  // Few releases are kept, so that old ones are tidied away while new ones are made.
  place = await placeOf(folders, cms, { KEEP_RELEASES: '2', SITE_PORT: String(await freePort()) });
  publisher = new PublisherProcess(place);
  await publisher.status('everything is live', (status) => status.state === 'live' && status.picturesWaiting === 0);
  const env = Object.fromEntries(Object.entries(place.env).filter(([, value]) => value !== undefined));
  site = new TestProcess(['node', join(web, 'publisher/cli.ts'), 'serve'], {
    cwd: web,
    env: env as Record<string, string>,
  });
  const origin = `http://127.0.0.1:${place.env.SITE_PORT}`;
  await site.until('it serves', answers(`${origin}/`));
  origins.push(origin);
  if (caddyPath) {
    caddy = await TestCaddy.start({ SITE_ROOT: folders.siteDir }, folder);
    origins.push(`http://127.0.0.1:${caddy.port}`);
  }
}, 600_000);

afterAll(async () => {
  await publisher?.stop();
  await Promise.all([site?.stop(), caddy?.stop(), cms?.stop()]);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Lets it get as far as chance wants, and ends it. @returns whether a publish was under way */
async function killSomewhere(): Promise<boolean> {
  const step = dice.pick(['Pulling the content', 'Rendering the site', 'Releasing', 'Releasing', undefined]);
  const has = (kind: string, value?: unknown) =>
    publisher.messages.some((message) => kind in message && (value === undefined || message[kind] === value));
  if (step) await publisher.until(`it says “${step}”`, () => has('begin', step) || has('done'));
  else await publisher.until('its first publish is done', () => has('done'));
  // Another edit, for a publish that it begins by itself.
  if (!step && dice.once(2)) await edit();
  await sleep(dice.roll(step ? 60 : 600));
  const isUnderWay = has('begin') && !has('done');
  await publisher.kill();
  return isUnderWay;
}

/** The tree that servers read is one release, whatever the moment. */
function expectOneRelease(): void {
  expect(editionsIn(current)).toEqual([expect.any(Number)]);
  expect(isNamedRight(current)).toBe(true);
}

/** Every reader gets more compressed answers than until now: those that are live have been made. */
async function untilCompressed(readers: Reader[]): Promise<void> {
  for (const { counts } of readers) {
    const before = counts.compressed;
    await publisher.until('readers get it compressed', () => counts.compressed > before + kills);
  }
}

test(`readers see one release after the other while the publisher is killed ${kills} times, and it converges`, async () => {
  const paths = ['/', '/guide/', '/guide/back-massage-benefits/', '/techniques/', '/contact/'];
  const expected = new Map(paths.map((path) => [path, { status: 200, text: withoutEdition(pageOf(current, path)) }]));
  expected.set('/feed.xml', { status: 200, text: withoutEdition(readFileSync(join(current, 'feed.xml'), 'utf8')) });
  const missing = withoutEdition(readFileSync(join(current, '404.html'), 'utf8'));
  expected.set('/no-such-page/', { status: 404, text: missing });
  expect([...expected.values()].filter(({ text }) => !text.includes('<edition>'))).toEqual([]);

  const readers = origins.map((origin) => new Reader({ origin, expected, newest: () => edition, dice }));
  for (const reader of readers) reader.start();
  // Compressed answers are judged at both ends: between kills that follow each other there is no time to make any.
  await untilCompressed(readers);
  let underWay = 0;
  for (let round = 1; round <= kills; round++) {
    await edit();
    // Every third time it was running already, with something to publish that it has not begun yet.
    if (round % 3 !== 0 || !publisher.isRunning) {
      await publisher.kill();
      publisher = new PublisherProcess(place);
    }
    if (await killSomewhere()) underWay += 1;
    expectOneRelease();
    expect(readers.flatMap(({ troubles }) => troubles)).toEqual([]);
    publisher = new PublisherProcess(place);
  }
  await publisher.until('the last edition is live', () => liveEdition() === edition);
  for (const reader of readers) await publisher.until('readers see it', () => reader.edition === edition);
  await untilCompressed(readers);
  await Promise.all(readers.map((reader) => reader.stop()));

  expect(readers.flatMap(({ troubles }) => troubles)).toEqual([]);
  for (const { counts } of readers) {
    expect(counts.whole).toBeGreaterThan(kills);
    expect(counts.unchanged).toBeGreaterThan(0);
  }
  expect(underWay).toBeGreaterThan(0);
}, 3_600_000);

test('what is live after that is what a publisher that never saw anything else makes of the content', async () => {
  await publisher.stop();
  const siteDir = join(folder, 'fresh');
  const fresh = await openPublisher({ ...folders, siteDir }, cms);
  try {
    await fresh.publish({ cause: 'start' });
    expect(differences(current, join(siteDir, 'current'), (file) => file === 'release.json')).toEqual([]);
  } finally {
    await fresh.stop();
  }
}, 120_000);

test('every compressed file gives the bytes that it is named by', () => {
  const compressed = join(folders.siteDir, 'compressed');
  const whole = readdirSync(compressed).filter((name) => /\.(br|gz)$/.test(name));
  const broken = whole.filter((name) => {
    const bytes = readFileSync(join(compressed, name));
    const plain = name.endsWith('.br') ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    return hashOf(plain) !== basename(name, extname(name));
  });
  expect(broken).toEqual([]);
  expect(whole.length).toBeGreaterThan(0);
});

test('nothing is left of what was interrupted, once it has been started and ended in peace', async () => {
  publisher = new PublisherProcess(place);
  await publisher.status('it is live', (status) => status.state === 'live' && status.picturesWaiting === 0);
  await publisher.stop();
  expect(readdirSync(join(folders.siteDir, 'trees')).filter((name) => name.endsWith('.new'))).toEqual([]);
  const blobs = readdirSync(join(folders.siteDir, 'blobs'), { recursive: true, encoding: 'utf8' });
  expect(blobs.filter((name) => name.includes('.new'))).toEqual([]);
}, 120_000);
