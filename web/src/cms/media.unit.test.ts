import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { entry, picture } from '../content/fixtures.ts';
import type { CmsClient } from './client.ts';
import { fetchMedia, filesIn } from './media.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-media-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = (documentId: string, updatedAt = '2026-01-01') => ({
  ...picture().file,
  documentId,
  url: `/uploads/${documentId}.webp`,
  updatedAt,
});
const files = (...list: ReturnType<typeof stored>[]) => new Map(list.map((file) => [file.documentId, file]));

/** A CMS that has these bytes, and keeps count. */
function cms(bytes: Record<string, string>) {
  const fetched: string[] = [];
  const client = {
    file: async (path: string) => (fetched.push(path), Buffer.from(bytes[path] ?? '')),
  } as unknown as CmsClient;
  return { client, fetched };
}

test('finds every file that entries name, once', () => {
  const studio = {
    ...entry('Studio'),
    logo: { documentId: 'logo', url: '/uploads/logo.svg', ext: '.svg', updatedAt: '2026-01-01' },
  };
  expect([...filesIn([studio, entry('Technique'), entry('Service')]).keys()].sort()).toEqual(['file-1', 'logo']);
});

describe('originals', () => {
  test('are named by their bytes: two files with the same bytes are one', async () => {
    const { client } = cms({ '/uploads/a.webp': 'same', '/uploads/b.webp': 'same' });
    const media = await fetchMedia(files(stored('a'), stored('b')), client, folder);
    expect(media.a).toEqual({ src: expect.stringMatching(/^\/media\/[\da-f]{20}\.webp$/), width: 400, height: 300 });
    expect(media.b?.src).toBe(media.a?.src);
    expect(readFileSync(join(folder, media.a!.src.replace('/media/', '')), 'utf8')).toBe('same');
  });

  test('are fetched once, and again after a change in the CMS', async () => {
    const { client, fetched } = cms({ '/uploads/a.webp': 'old' });
    const first = await fetchMedia(files(stored('a')), client, folder);
    expect(await fetchMedia(files(stored('a')), client, folder)).toEqual(first);
    expect(fetched).toHaveLength(1);
    const changed = await fetchMedia(
      files(stored('a', '2026-02-02')),
      cms({ '/uploads/a.webp': 'new' }).client,
      folder,
    );
    expect(changed.a?.src).not.toBe(first.a?.src);
  });

  test('are fetched again when the file or the index is lost or broken', async () => {
    const { client, fetched } = cms({ '/uploads/a.webp': 'bytes' });
    const { a } = await fetchMedia(files(stored('a')), client, folder);
    rmSync(join(folder, a!.src.replace('/media/', '')));
    await fetchMedia(files(stored('a')), client, folder);
    writeFileSync(join(folder, 'index.json'), '{"cut o');
    await fetchMedia(files(stored('a')), client, folder);
    expect(fetched).toHaveLength(3);
  });

  test('leave nothing half-written behind', async () => {
    await fetchMedia(files(stored('a')), cms({ '/uploads/a.webp': 'bytes' }).client, folder);
    expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('without a size, such as a drawn logo, have none', async () => {
    const logo = { ...stored('logo'), width: undefined, height: undefined };
    const media = await fetchMedia(new Map([['logo', logo]]), cms({}).client, folder);
    expect(media.logo).toMatchObject({ width: 0, height: 0 });
  });
});
