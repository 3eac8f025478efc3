import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../content/entries/index.ts';
import type { MediaFile } from '../content/snapshot.ts';
import type { CmsClient } from './client.ts';
import { writeAtomically } from './write-atomically.ts';

/** A file as an entry names it; a logo may have no size. */
type NamedFile = Omit<StoredFile, 'width' | 'height'> & Partial<Pick<StoredFile, 'width' | 'height'>>;

/** Every uploaded file that the entries name, once. */
export function filesIn(entries: unknown): Map<string, NamedFile> {
  const files = new Map<string, NamedFile>();
  (function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if ('documentId' in value && 'url' in value && 'updatedAt' in value)
      files.set((value as NamedFile).documentId, value as NamedFile);
    else Object.values(value).forEach(visit);
  })(entries);
  return files;
}

/**
 * Fetches one original into `folder`, which has to be there. It is named by the hash of its bytes: replacing a file in the
 * CMS keeps its URL and its `hash`, so neither says that it changed.
 * @returns its name in `folder`
 * @throws CmsUnavailable
 */
export async function fetchOriginal(
  client: CmsClient,
  { url, ext }: Pick<NamedFile, 'url' | 'ext'>,
  folder: string,
): Promise<string> {
  const bytes = await client.file(url);
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}${ext.toLowerCase()}`;
  await writeAtomically(join(folder, name), bytes);
  return name;
}

/** Fetches originals into `folder`, once per change. */
export async function fetchMedia(
  files: Map<string, NamedFile>,
  client: CmsClient,
  folder: string,
): Promise<Record<string, MediaFile>> {
  await mkdir(folder, { recursive: true });
  const index = await readIndex(folder);
  const media: Record<string, MediaFile> = {};
  for (const [id, file] of files) {
    const version = `${id}@${file.updatedAt}`;
    let name = index[version];
    if (!name || !existsSync(join(folder, name))) {
      name = await fetchOriginal(client, file, folder);
      index[version] = name;
    }
    media[id] = { src: `/media/${name}`, width: file.width ?? 0, height: file.height ?? 0 };
  }
  await writeAtomically(join(folder, 'index.json'), JSON.stringify(index));
  return media;
}

type Index = Record<string, string>;

async function readIndex(folder: string): Promise<Index> {
  try {
    return JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as Index;
  } catch {
    // No index yet, or one that was cut off: everything is fetched again.
    return {};
  }
}
