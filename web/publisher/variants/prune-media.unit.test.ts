import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pruneMedia } from './prune-media.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-media-'));
  mkdirSync(join(folder, 'sub'));
  for (const name of ['index.json', 'kept.png', 'kept.png.unreadable', 'old.png', 'old.png.unreadable'])
    writeFileSync(join(folder, name), name);
});
afterEach(() => rmSync(folder, { recursive: true }));

const inTwoDays = () => Date.now() + 2 * 24 * 60 * 60 * 1000;
const keep = new Set(['kept.png']);

test('what nothing shows goes once it is old', async () => {
  expect((await pruneMedia(folder, keep, inTwoDays())).sort()).toEqual(['old.png', 'old.png.unreadable']);
  expect(readdirSync(folder).sort()).toEqual(['index.json', 'kept.png', 'kept.png.unreadable', 'sub']);
});

test('what is new may be about to be shown', async () => {
  expect(await pruneMedia(folder, keep)).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(6);
});
