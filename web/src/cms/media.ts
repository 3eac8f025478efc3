import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../content/entries/index.ts';
import type { MediaFile } from '../content/snapshot.ts';
import type { CmsClient } from './client.ts';

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
 * Fetches originals into `folder`, once per change, and names them by the hash of their bytes: replacing a file in the
 * CMS keeps its URL and its `hash`, so neither says that it changed.
 */
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
      name = await store(await client.file(file.url), file.ext, folder);
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

async function store(bytes: Uint8Array, ext: string, folder: string): Promise<string> {
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}${ext}`;
  await writeAtomically(join(folder, name), bytes);
  return name;
}

async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.new`, content);
  await rename(`${path}.new`, path);
}
