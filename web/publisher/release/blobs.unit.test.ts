import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { timeOf } from '../file-times.ts';
import { Blobs, hashOf } from './blobs.ts';

let siteDir: string;
let blobs: Blobs;
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'kneadful-blobs-'));
  blobs = new Blobs(siteDir);
});
afterEach(() => rmSync(siteDir, { recursive: true, force: true }));

const put = (text: string) => blobs.put(Buffer.from(text));
const stored = () =>
  existsSync(join(siteDir, 'blobs'))
    ? readdirSync(join(siteDir, 'blobs')).flatMap((folder) => readdirSync(join(siteDir, 'blobs', folder)))
    : [];

test('a blob is named by the SHA-256 of its bytes, below the first two digits', async () => {
  const hash = await put('a page');
  expect(hash).toBe(createHash('sha256').update('a page').digest('hex'));
  expect(blobs.path(hash)).toBe(join(siteDir, 'blobs', hash.slice(0, 2), hash));
  expect(readFileSync(blobs.path(hash), 'utf8')).toBe('a page');
});

test('its time follows from its bytes, and everybody may read it', async () => {
  const hash = await put('a page');
  const { mtimeMs, mode } = statSync(blobs.path(hash));
  expect(mtimeMs).toBeCloseTo(timeOf(hash) * 1000, 0);
  expect(mode & 0o777).toBe(0o644);
});

test('what is there is not written again', async () => {
  const hash = await put('a page');
  const { ino } = statSync(blobs.path(hash));
  expect(await put('a page')).toBe(hash);
  expect(statSync(blobs.path(hash)).ino).toBe(ino);
});

test('the same bytes can be stored many times at once', async () => {
  const hashes = await Promise.all(Array.from({ length: 16 }, () => put('an old address that leads to /guide/')));
  expect(new Set(hashes).size).toBe(1);
  expect(stored()).toEqual([hashes[0]]);
  expect(readFileSync(blobs.path(hashes[0]!), 'utf8')).toBe('an old address that leads to /guide/');
});

test('a file is stored as it is', async () => {
  writeFileSync(join(siteDir, 'app.css'), 'a{}');
  expect(await blobs.putFile(join(siteDir, 'app.css'))).toBe(hashOf(Buffer.from('a{}')));
});

test('only what is named is removed, and what is gone already does not matter', async () => {
  const [one, two] = [await put('one'), await put('two')];
  await blobs.remove([one, 'f'.repeat(64)]);
  expect(stored()).toEqual([two]);
});

test('a sweep removes what no release has, and what an interrupted one left behind', async () => {
  const [one, two] = [await put('one'), await put('two')];
  writeFileSync(`${blobs.path(one)}.123-0.new`, 'half');
  await blobs.sweep(new Set([one]));
  expect([stored(), existsSync(blobs.path(two))]).toEqual([[one], false]);
});

test('a sweep of nothing does nothing', async () => {
  await blobs.sweep(new Set());
  expect(stored()).toEqual([]);
});
