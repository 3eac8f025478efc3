import { cp, mkdir, readdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReleaseRecord } from '@kneadful/shared-types';
import { caddyRedirects } from './caddy-redirects.ts';
import { timeFilesByContent } from './file-times.ts';
import type { RenderedPage } from './renderer.ts';

/** How many releases are kept, the live one included. */
const kept = 3;

export interface ReleaseParts {
  pages: RenderedPage[];
  /** Folder of built assets, copied to the release's root. */
  assets: string;
  /** Originals by the path they are served at. */
  media: { src: string; file: string }[];
  /** Old paths and where they lead. */
  redirects: Record<string, string>;
  revision: string;
}

/**
 * Writes a release beside the live one and swaps `current` by one rename. Whatever fails before that leaves the live
 * release as it is.
 * @returns the release's id
 */
export async function release(siteDir: string, parts: ReleaseParts, now: Date): Promise<string> {
  const id = `${now.toISOString().replace(/[-:.]/g, '')}-${parts.revision.slice(0, 8)}`;
  const tree = join(siteDir, 'releases', id);
  const unfinished = `${tree}.new`;
  await mkdir(unfinished, { recursive: true });
  try {
    await writeTree(unfinished, { id, ...parts });
    await rename(unfinished, tree);
    await swap(siteDir, id, parts.redirects);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  await prune(siteDir);
  return id;
}

async function writeTree(
  tree: string,
  { id, pages, assets, media, redirects, revision }: ReleaseParts & { id: string },
): Promise<void> {
  await cp(assets, tree, { recursive: true });
  for (const { src, file } of media) {
    await mkdir(dirname(join(tree, src)), { recursive: true });
    await cp(file, join(tree, src));
  }
  for (const { path, body } of pages) {
    const file = join(tree, path.endsWith('/') ? `${path}index.html` : path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, body);
  }
  const record: ReleaseRecord = { id, revision, redirects };
  await writeFile(join(tree, 'release.json'), `${JSON.stringify(record)}\n`);
  await timeFilesByContent(tree);
}

/** A relative link, so that the whole folder can be mounted somewhere else. */
async function swap(siteDir: string, id: string, redirects: Record<string, string>): Promise<void> {
  const next = join(siteDir, 'current.new');
  await rm(next, { force: true });
  await symlink(join('releases', id), next);
  await writeFile(join(siteDir, 'redirects.new'), caddyRedirects(redirects));
  await rename(next, join(siteDir, 'current'));
  await rename(join(siteDir, 'redirects.new'), join(siteDir, 'redirects.caddy'));
}

async function prune(siteDir: string): Promise<void> {
  const folder = join(siteDir, 'releases');
  const live = (await readlink(join(siteDir, 'current'))).split('/').at(-1);
  const old = (await readdir(folder)).sort().slice(0, -kept);
  for (const id of old) if (id !== live) await rm(join(folder, id), { recursive: true, force: true });
}
