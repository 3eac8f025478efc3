import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type CmsClient, FileMissing } from '../src/cms/client.ts';
import type { FileRow } from '../src/cms/mirror.ts';
import { Originals } from './originals.ts';

let folder: string;
let fetched: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-originals-'));
  fetched = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const row = (updatedAt = '1', size: Partial<FileRow> = { width: 400, height: 300 }): FileRow => ({
  rowId: 1,
  documentId: 'a',
  url: '/uploads/a.webp',
  ext: '.webp',
  updatedAt,
  ...size,
});

/** A CMS that has these bytes at each address, and keeps count. */
const cms = (bytes: string) =>
  ({ file: async (path: string) => (fetched.push(path), Buffer.from(bytes)) }) as unknown as CmsClient;

test('an original is fetched once, by a later process too, and again after a change in the CMS', async () => {
  const originals = new Originals(folder);
  const first = await originals.bring(row(), cms('old'));
  expect(first).toEqual({ src: expect.stringMatching(/^\/media\/[\da-f]{20}\.webp$/), width: 400, height: 300 });
  await originals.save();
  const later = new Originals(folder);
  expect(await later.bring(row(), cms('old'))).toEqual(first);
  expect(fetched).toHaveLength(1);
  expect((await later.bring(row('2'), cms('new')))?.src).not.toBe(first?.src);
});

test('an original is fetched again when the file or the index is lost or broken', async () => {
  const originals = new Originals(folder);
  const file = await originals.bring(row(), cms('bytes'));
  await originals.save();
  rmSync(originals.path(file!));
  await originals.bring(row(), cms('bytes'));
  writeFileSync(join(folder, 'index.json'), '{"cut o');
  await new Originals(folder).bring(row(), cms('bytes'));
  expect(fetched).toHaveLength(3);
});

test('an original without a size, such as a drawn logo, has none', async () => {
  expect(await new Originals(folder).bring(row('1', {}), cms('bytes'))).toMatchObject({ width: 0, height: 0 });
});

test('an original that the CMS has lost is left out', async () => {
  const client = {
    file: () => Promise.reject(new FileMissing('The CMS does not have the picture /uploads/a.webp.')),
  } as unknown as CmsClient;
  expect(await new Originals(folder).bring(row(), client)).toBeUndefined();
});
