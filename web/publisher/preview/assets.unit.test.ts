import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { point, writeTree } from '../static/fixtures.ts';
import { assetOf } from './assets.ts';
import type { PreviewFolders } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-assets-'));
const folders: PreviewFolders = {
  siteDir: join(folder, 'site'),
  appDir: join(folder, 'app'),
  media: join(folder, 'media'),
};
const nothingLive = { ...folders, siteDir: join(folder, 'nothing') };

beforeAll(() => {
  const live = {
    'index.html': 'live page',
    'release.json': 'of the publisher',
    '_astro/a.css': 'live',
    'media/m.webp': 'live m',
  };
  writeTree(join(folders.siteDir, 'trees/one'), live);
  point(join(folders.siteDir, 'current'), 'trees/one');
  writeTree(folders.appDir, {
    'client/_astro/a.css': 'app',
    'client/_astro/b.js': 'app b',
    'server/entry.mjs': 'code',
  });
  writeTree(folders.media, { 'm.webp': 'kept m', 'n.webp': 'kept n' });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async (path: string, where = folders) => (await assetOf(where, path))?.toString();

describe('a file', () => {
  test('is that of the live release', async () => {
    expect([await read('/_astro/a.css'), await read('/media/m.webp')]).toEqual(['live', 'live m']);
  });

  test('is the app’s, or a picture that is kept, where nothing is live or the release lacks it', async () => {
    expect([await read('/_astro/b.js'), await read('/media/n.webp')]).toEqual(['app b', 'kept n']);
    expect([await read('/_astro/a.css', nothingLive), await read('/media/m.webp', nothingLive)]).toEqual([
      'app',
      'kept m',
    ]);
  });
});

test.each([
  '/../secret.txt',
  '/../../secret.txt',
  '/media/../../secret.txt',
  '/media/../server/entry.mjs',
  '/../server/entry.mjs',
  '/_astro//a.css',
  '/_astro/./a.css',
  '/media\\..\\..\\secret.txt',
  '/secret.txt\0.css',
  '/_astro/a.css/b',
  `/${'a'.repeat(300)}`,
  '/_astro',
  '/media',
  '/index.html',
  '/release.json',
  '/nothing.css',
])('there is none at %j', async (path) => {
  expect([await read(path), await read(path, nothingLive)]).toEqual([undefined, undefined]);
});
