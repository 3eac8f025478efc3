import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fetchOriginal } from './media.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-media-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A CMS that has these bytes. */
const cms = (bytes: string) => ({ file: async () => Buffer.from(bytes) });

test('an original is named by its bytes, so that the same bytes are one file', async () => {
  const name = await fetchOriginal(cms('same'), { url: '/uploads/a.webp', ext: '.webp' }, folder);
  expect(name).toMatch(/^[\da-f]{20}\.webp$/);
  expect(await fetchOriginal(cms('same'), { url: '/uploads/b.webp', ext: '.webp' }, folder)).toBe(name);
  expect(await fetchOriginal(cms('other'), { url: '/uploads/a.webp', ext: '.webp' }, folder)).not.toBe(name);
  expect(readFileSync(join(folder, name), 'utf8')).toBe('same');
});

test('its extension is in small letters, as servers know it', async () => {
  expect(await fetchOriginal(cms('bytes'), { url: '/uploads/a.JPG', ext: '.JPG' }, folder)).toMatch(/\.jpg$/);
});

test('nothing half-written is left behind', async () => {
  const name = await fetchOriginal(cms('bytes'), { url: '/uploads/a.webp', ext: '.webp' }, folder);
  expect(readdirSync(folder)).toEqual([name]);
});
