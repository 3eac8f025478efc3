import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { timeOf } from '../publisher/file-times.ts';
import { Blobs, hashOf } from '../publisher/release/blobs.ts';
import type { ReleasedFile } from '../publisher/released-file.ts';
import { SearchIndexer, type SearchIndexerOptions } from '../publisher/search/search-indexer.ts';

let siteDir: string;
let indexer: SearchIndexer;
let told: string[];

const start = (options: Partial<SearchIndexerOptions> = {}) =>
  new SearchIndexer({
    siteDir,
    quiet: 0,
    onIndexed: (release, pages) => told.push(`${release}: ${pages}`),
    onFailure: (message) => told.push(message),
    ...options,
  });

beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'kneadful-indexer-'));
  told = [];
  indexer = start();
});
afterEach(async () => {
  await indexer.stop();
  // Its process may take a moment to end.
  rmSync(siteDir, { recursive: true, maxRetries: 10 });
});

const folder = () => join(siteDir, 'search');
const live = () => readlinkSync(join(folder(), 'current'));
const kept = () => readdirSync(folder()).sort();

const html = (words: string, mark = 'data-pagefind-body') =>
  `<!doctype html><html lang="en"><head><title>x</title></head><body><main ${mark}><h1>Page</h1><p>${words}</p></main></body></html>`;

/** A release's files: pages with these words, and a redirect. */
async function files(...words: string[]): Promise<ReleasedFile[]> {
  const blobs = new Blobs(siteDir);
  const put = async (path: string, bytes: string) => ({ path, hash: await blobs.put(Buffer.from(bytes)) });
  const pages = words.map((each, index) => put(`/page-${index}/`, html(each)));
  return Promise.all([...pages, put('/old/', html('Moved', '')), put('/_astro/style.css', 'a{}')]);
}

async function index(release: string, ...words: string[]): Promise<void> {
  indexer.want(await files(...words), release);
  await indexer.settled();
}

test('writes an index of the pages that are to be found, and makes it live', async () => {
  await index('first', 'effleurage', 'petrissage');
  expect(told).toEqual(['first: 2']);
  const entry = JSON.parse(readFileSync(join(folder(), 'current/pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { page_count: number }>;
  };
  expect(entry.languages.en!.page_count).toBe(2);
});

test('gives every file a time that follows from its bytes, as servers make their tags of it', async () => {
  await index('first', 'effleurage');
  for (const name of ['pagefind-entry.json', 'pagefind.js']) {
    const file = join(folder(), 'current', name);
    expect(statSync(file).mtimeMs / 1000).toBeCloseTo(timeOf(hashOf(readFileSync(file))), 3);
  }
});

test('keeps the index before it, and no other', async () => {
  const names: string[] = [];
  for (const word of ['first', 'second', 'third']) {
    await index(word, word);
    names.push(live());
  }
  expect(kept()).toEqual([names[1], names[2], 'current', 'previous'].sort());
  expect(readlinkSync(join(folder(), 'previous'))).toBe(names[1]);
});

test('does nothing for a release whose pages are indexed, and goes back to the index before by a swap', async () => {
  await index('first', 'effleurage');
  const first = live();
  await index('again', 'effleurage');
  expect(told).toEqual(['first: 1']);
  await index('second', 'petrissage');
  const { ino } = statSync(join(folder(), first));
  await index('back', 'effleurage');
  expect([live(), statSync(join(folder(), first)).ino]).toEqual([first, ino]);
});

test('indexes the newest of the releases that follow each other', async () => {
  const releases = [await files('first'), await files('second'), await files('third')];
  indexer = start({ quiet: 100 });
  for (const [number, each] of releases.entries()) indexer.want(each, `release ${number}`);
  await indexer.settled();
  expect(told).toEqual(['release 2: 1']);
});

test('indexes in the end though releases never stop', async () => {
  indexer = start({ quiet: 60_000, longest: 200 });
  for (let release = 1; told.length === 0; release++) {
    indexer.want(await files(`word${release}`), String(release));
    await sleep(20);
  }
  expect(told[0]).toMatch(/^\d+: 1$/);
});

test('runs once at a time: what comes meanwhile waits, and only the newest of it', async () => {
  indexer.want(await files('first'), 'first');
  while (!readdirSync(siteDir).includes('search')) await sleep(5);
  indexer.want(await files('second'), 'second');
  indexer.want(await files('third'), 'third');
  await indexer.settled();
  expect(told).toEqual(['first: 1', 'third: 1']);
});

test('says so where an index cannot be made, keeps the one before, and makes the next', async () => {
  await index('first', 'effleurage');
  const first = live();
  const lost = 'f'.repeat(64);
  indexer.want([{ path: '/lost/', hash: lost }], 'second');
  await indexer.settled();
  expect(told[1]).toMatch(
    /^The search still shows the release before second: its index could not be made\. No page of the release is there/,
  );
  expect(live()).toBe(first);
  await index('third', 'petrissage');
  expect(told[2]).toBe('third: 1');
});

test('leaves out pages that newer releases have replaced meanwhile, until it can make the whole index', async () => {
  const release = await files('effleurage', 'petrissage');
  const blob = new Blobs(siteDir).path(release[0]!.hash);
  const bytes = readFileSync(blob);
  rmSync(blob);
  indexer.want(release, 'replaced');
  await indexer.settled();
  expect([told, live()]).toEqual([['replaced: 1'], expect.stringMatching(/-without-1-\d+$/)]);
  writeFileSync(blob, bytes);
  indexer.want(release, 'again');
  await indexer.settled();
  expect([told[1], live()]).toEqual(['again: 2', expect.stringMatching(/^[\da-f]{16}$/)]);
});

test('removes what a killed process left half-made', async () => {
  mkdirSync(join(folder(), 'half.new'), { recursive: true });
  writeFileSync(join(folder(), 'half.new/pagefind.js'), '');
  writeFileSync(join(folder(), 'current.new'), '');
  await index('first', 'effleurage');
  expect(kept()).toEqual([live(), 'current'].sort());
});

test('stops in the middle, saying nothing and leaving the live index', async () => {
  await index('first', 'effleurage');
  const first = live();
  // Seconds of work.
  indexer.want(await files(...Array.from({ length: 200 }, (_, each) => `word${each} `.repeat(5000))), 'second');
  await sleep(200);
  await indexer.stop();
  expect([told, live()]).toEqual([['first: 1'], first]);
  indexer.want(await files('petrissage'), 'third');
  await indexer.settled();
  expect(live()).toBe(first);
});
