import { createHash } from 'node:crypto';
import { mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { inBackground } from '../background.ts';
import { Blobs } from '../release/blobs.ts';
import type { ReleasedFile } from '../released-file.ts';
import { isMissing } from '../static/hashed-files.ts';
import type { Indexed, IndexInput } from './index-task.ts';

const task = join(import.meta.dirname, 'index-task.ts');

/**
 * Brings `search/current` to the pages of a release. They are read from `blobs/`: the tree may become the next release
 * meanwhile. The index before it stays as `search/previous`, for those who are searching in it.
 * @returns how many pages are in it, or nothing where these pages are indexed already
 */
export async function indexSearch(
  siteDir: string,
  files: readonly ReleasedFile[],
  signal?: AbortSignal,
): Promise<number | undefined> {
  const pages = files.filter(({ path }) => /(\/|\.html)$/.test(path));
  const name = nameOf(pages);
  const folder = join(siteDir, 'search');
  const live = await nameBehind(join(folder, 'current'));
  if (live === name) return undefined;

  await mkdir(folder, { recursive: true });
  await prune(folder);
  const isKept = (await readdir(folder)).includes(name);
  const blobs = new Blobs(siteDir);
  const input: IndexInput = {
    pages: pages.map(({ path, hash }) => ({ url: addressOf(path), file: blobs.path(hash) })),
    folder: join(folder, `${name}.new`),
  };
  const whole: Indexed = { count: pages.length, missing: 0 };
  const { count, missing } = isKept ? whole : await inBackground<Indexed>(task, input, signal);
  // One that lacks pages is better than the one before it, and no release's own.
  const made = missing > 0 ? `${name}-without-${missing}-${Date.now()}` : name;
  if (!isKept) await rename(input.folder, join(folder, made));

  if (live) await point(folder, 'previous', live);
  await point(folder, 'current', made);
  await prune(folder);
  return count;
}

/** Pages that are the same have one index, whatever release they are of. */
const nameOf = (pages: readonly ReleasedFile[]) =>
  createHash('sha256')
    .update(
      pages
        .map(({ path, hash }) => `${addressOf(path)} ${hash}\n`)
        .sort()
        .join(''),
    )
    .digest('hex')
    .slice(0, 16);

/** `guide/index.html` and `/guide/` are the same page. */
const addressOf = (path: string) => `/${path.replace(/^\//, '')}`.replace(/\/index\.html$/, '/');

async function nameBehind(link: string): Promise<string | undefined> {
  try {
    return await readlink(link);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function point(folder: string, link: string, name: string): Promise<void> {
  const next = join(folder, `${link}.new`);
  await rm(next, { force: true });
  await symlink(name, next);
  await rename(next, join(folder, link));
}

/** Keeps what the two links lead to. */
async function prune(folder: string): Promise<void> {
  const links = ['current', 'previous'];
  const kept = await Promise.all(links.map((link) => nameBehind(join(folder, link))));
  for (const name of await readdir(folder))
    if (!links.includes(name) && !kept.includes(name)) await rm(join(folder, name), { recursive: true, force: true });
}
