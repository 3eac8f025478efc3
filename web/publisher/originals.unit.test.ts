import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CmsClient, CmsUnavailable, FileMissing } from '../src/cms/client.ts';
import type { FileRow } from '../src/cms/mirror.ts';
import { Originals } from './originals.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'kneadful-originals-')), 'media');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = (documentId: string, updatedAt = '1000'): FileRow => ({
  rowId: 1,
  documentId,
  url: `/uploads/${documentId}.webp`,
  ext: '.webp',
  width: 400,
  height: 300,
  updatedAt,
});

/** A CMS that has these bytes, and keeps count. */
function cms(bytes: Record<string, string>) {
  const fetched: string[] = [];
  const client = {
    file: async (path: string) => {
      fetched.push(path);
      if (!(path in bytes)) throw new FileMissing(`The CMS answered 404 for the picture ${path}.`);
      return Buffer.from(bytes[path]!);
    },
  } as unknown as CmsClient;
  return { client, fetched };
}
const a = '/uploads/a.webp';
const read = (src: string | undefined) => readFileSync(join(folder, basename(src!)), 'utf8');

describe('originals', () => {
  test('are named by their bytes: two files with the same bytes are one', async () => {
    const originals = new Originals(folder);
    const { client } = cms({ [a]: 'same', '/uploads/b.webp': 'same' });
    const first = await originals.bring(stored('a'), client);
    const second = await originals.bring(stored('b'), client);
    expect(first).toEqual({ src: expect.stringMatching(/^\/media\/[\da-f]{20}\.webp$/), width: 400, height: 300 });
    expect([second?.src, read(first?.src), originals.path(first!)]).toEqual([
      first?.src,
      'same',
      join(folder, basename(first!.src)),
    ]);
  });

  test('are fetched once, by later processes too', async () => {
    const { client, fetched } = cms({ [a]: 'bytes' });
    const originals = new Originals(folder);
    const first = await originals.bring(stored('a'), client);
    expect(await originals.bring(stored('a'), client)).toEqual(first);
    await originals.save();
    expect(await new Originals(folder).bring(stored('a'), client)).toEqual(first);
    expect(fetched).toEqual([a]);
  });

  test('are fetched again after a change in the CMS, and the old bytes stay', async () => {
    const originals = new Originals(folder);
    const old = await originals.bring(stored('a'), cms({ [a]: 'old' }).client);
    const changed = await originals.bring(stored('a', '2000'), cms({ [a]: 'new' }).client);
    expect([read(old?.src), read(changed?.src)]).toEqual(['old', 'new']);
  });

  test('are fetched again when the file or the index is lost or broken', async () => {
    const { client, fetched } = cms({ [a]: 'bytes' });
    const originals = new Originals(folder);
    const file = await originals.bring(stored('a'), client);
    await originals.save();
    rmSync(join(folder, basename(file!.src)));
    expect(read((await originals.bring(stored('a'), client))?.src)).toBe('bytes');
    writeFileSync(join(folder, 'index.json'), '{"cut o');
    await new Originals(folder).bring(stored('a'), client);
    expect(fetched).toEqual([a, a, a]);
  });

  test('that the CMS does not have are none, and are asked for again the next time', async () => {
    const originals = new Originals(folder);
    expect(await originals.bring(stored('a'), cms({}).client)).toBeUndefined();
    expect(await originals.bring(stored('a'), cms({ [a]: 'bytes' }).client)).toMatchObject({ width: 400 });
  });

  test('that cannot be had since the CMS is away stop the publish', async () => {
    const client = {
      file: async () => {
        throw new CmsUnavailable('The CMS is down.');
      },
    } as unknown as CmsClient;
    await expect(new Originals(folder).bring(stored('a'), client)).rejects.toThrow(
      new CmsUnavailable('The CMS is down.'),
    );
  });

  test('leave nothing half-written behind', async () => {
    const originals = new Originals(folder);
    await originals.bring(stored('a'), cms({ [a]: 'bytes' }).client);
    await originals.save();
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('without a size, such as a drawn logo, have none', async () => {
    const logo = { ...stored('a'), width: undefined, height: undefined };
    expect(await new Originals(folder).bring(logo, cms({ [a]: 'bytes' }).client)).toMatchObject({
      width: 0,
      height: 0,
    });
  });

  test('keep no index where nothing was fetched', async () => {
    await new Originals(folder).save();
    expect(readdirSync(folder)).toEqual([]);
  });
});
