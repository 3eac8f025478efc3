import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { compressBlobs, pruneCompressed } from '../publisher/compress.ts';
import { Blobs } from '../publisher/release/blobs.ts';
import type { ReleasedFile } from '../publisher/released-file.ts';
import { documents } from './support/site.ts';

let siteDir: string;
let blobs: Blobs;
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'kneadful-compress-'));
  blobs = new Blobs(siteDir);
});
afterEach(() => rmSync(siteDir, { recursive: true }));

const folder = () => join(siteDir, 'compressed');
const names = () => readdirSync(folder()).sort();
const variant = (hash: string, ending: string) => readFileSync(join(folder(), hash + ending));
const put = async (path: string, text: string): Promise<ReleasedFile> => ({
  path,
  hash: await blobs.put(Buffer.from(text)),
});
const article = documents.get('/guide/back-massage-benefits/')!;

test('makes both variants of a page, a fifth of its size, that give its bytes again', async () => {
  const page = await put('/guide/', article);
  expect(await compressBlobs(siteDir, [page])).toBe(2);
  expect(names()).toEqual([`${page.hash}.br`, `${page.hash}.gz`]);
  expect(brotliDecompressSync(variant(page.hash, '.br')).toString()).toBe(article);
  expect(gunzipSync(variant(page.hash, '.gz')).toString()).toBe(article);
  expect(variant(page.hash, '.br').length).toBeLessThan(Buffer.byteLength(article) / 5);
});

test('makes nothing again that is there, and shares it between paths of the same bytes', async () => {
  const page = await put('/guide/', article);
  expect(await compressBlobs(siteDir, [page, { ...page, path: '/copy/index.html' }])).toBe(2);
  const { mtimeMs, ino } = statSync(join(folder(), `${page.hash}.br`));
  rmSync(join(folder(), `${page.hash}.gz`));
  expect(await compressBlobs(siteDir, [page])).toBe(1);
  expect(statSync(join(folder(), `${page.hash}.br`))).toMatchObject({ mtimeMs, ino });
  expect(await compressBlobs(siteDir, [page])).toBe(0);
});

test('leaves out what is compressed already and what fits into one packet', async () => {
  const files = [
    await put('/media/a.webp', 'w'.repeat(5000)),
    await put('/_astro/font.woff2', 'f'.repeat(5000)),
    await put('/small/', '<h1>Small</h1>'),
  ];
  expect(await compressBlobs(siteDir, files)).toBe(0);
  expect(names()).toEqual([]);
});

test.each(['/a.css', '/a.js', '/a.json', '/sitemap.xml', '/robots.txt', '/favicon.svg', '/404.html'])(
  'makes variants of %s',
  async (path) => {
    expect(await compressBlobs(siteDir, [await put(path, path.repeat(500))])).toBe(2);
  },
);

test('passes over what has been forgotten with its release meanwhile', async () => {
  const page = await put('/guide/', article);
  const forgotten = { path: '/lost/', hash: 'f'.repeat(64) };
  expect(await compressBlobs(siteDir, [forgotten, page])).toBe(2);
  expect(names()).toEqual([`${page.hash}.br`, `${page.hash}.gz`]);
});

test('says what is in the way, and keeps what it has made', async () => {
  const [page, other] = [await put('/guide/', article), await put('/other/', article.toUpperCase())];
  rmSync(blobs.path(other.hash));
  mkdirSync(blobs.path(other.hash));
  await expect(compressBlobs(siteDir, [page, other])).rejects.toThrow(/^EISDIR: /);
  expect(names()).toEqual([`${page.hash}.br`, `${page.hash}.gz`]);
});

test('removes the variants of what no release holds, and what was left half-made', async () => {
  const [kept, old] = [await put('/guide/', article), await put('/old/', article.toUpperCase())];
  await compressBlobs(siteDir, [kept, old]);
  writeFileSync(join(folder(), `${kept.hash}.br.new`), 'half');
  await pruneCompressed(siteDir, new Set([kept.hash]));
  expect(names()).toEqual([`${kept.hash}.br`, `${kept.hash}.gz`]);
});

test('has nothing to remove before anything is made', async () => {
  await pruneCompressed(siteDir, new Set());
  expect(existsSync(folder())).toBe(false);
});

test('removes nothing while variants are made', async () => {
  const page = await put('/guide/', article);
  const [made] = await Promise.all([compressBlobs(siteDir, [page]), pruneCompressed(siteDir, new Set([page.hash]))]);
  expect([made, names().length]).toEqual([2, 2]);
});
