import {
  copyFile,
  link,
  mkdir,
  readdir,
  readlink,
  rename,
  rm,
  rmdir,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ReleaseRecord, releaseRecord } from '@kneadful/shared-types';
import { caddyRedirects } from '../caddy-redirects.ts';
import { timeOf } from '../file-times.ts';
import type { Blobs } from './blobs.ts';
import type { FileChanges } from './ledger.ts';

/**
 * The trees that servers read: the live one and the one before it take turns. The idle one is brought to the next
 * release out of sight and gets its name, then `current` is swapped by one rename.
 */
export class Trees {
  readonly #siteDir: string;
  readonly #blobs: Blobs;

  constructor(siteDir: string, blobs: Blobs) {
    this.#siteDir = siteDir;
    this.#blobs = blobs;
  }

  path(id: string): string {
    return join(this.#siteDir, 'trees', id);
  }

  /** Id of the release that visitors see. */
  async live(): Promise<string | undefined> {
    const target = await readlink(join(this.#siteDir, 'current')).catch(() => undefined);
    return target?.split('/').at(-1);
  }

  /** Id of the release that the idle tree holds. */
  async idle(): Promise<string | undefined> {
    const live = await this.live();
    const names = await readdir(join(this.#siteDir, 'trees')).catch(() => []);
    return names.find((name) => name !== live && !name.endsWith('.new') && recordOf(this.path(name))?.id === name);
  }

  /**
   * Makes `record` live.
   * @param base the idle tree that `changes` refer to; none: they are all files of the release
   */
  async show(record: ReleaseRecord, base: string | undefined, changes: FileChanges): Promise<void> {
    const unfinished = `${this.path(record.id)}.new`;
    await rm(unfinished, { recursive: true, force: true });
    if (base === undefined) await mkdir(unfinished, { recursive: true });
    else await rename(this.path(base), unfinished);
    await rm(join(unfinished, 'release.json'), { force: true });
    for (const [path, hash] of changes) await this.#bring(unfinished, fileOf(path), hash);
    await writeFile(join(unfinished, 'release.json'), `${JSON.stringify(record)}\n`);
    // Only a tree that is broken has the name already; whoever still reads it goes on.
    const broken = `${this.path(record.id)}.broken.new`;
    await rename(this.path(record.id), broken).catch(ignoreMissing);
    await rename(unfinished, this.path(record.id));
    await this.#swap(record.id);
    await rm(broken, { recursive: true, force: true });
    await this.writeRedirects(record.redirects);
  }

  async #bring(tree: string, file: string, hash: string | undefined): Promise<void> {
    const path = join(tree, file);
    if (hash === undefined) {
      await rm(path, { force: true });
      return removeEmpty(dirname(path), tree);
    }
    const blob = this.#blobs.path(hash);
    try {
      await link(blob, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') {
        await mkdir(dirname(path), { recursive: true });
        await linkOrCopy(blob, path, hash);
      } else if (code === 'EEXIST') {
        await rm(path);
        await linkOrCopy(blob, path, hash);
      } else await linkOrCopy(blob, path, hash);
    }
  }

  /** A relative link, so that the whole folder can be mounted somewhere else. */
  async #swap(id: string): Promise<void> {
    const next = join(this.#siteDir, 'current.new');
    await rm(next, { force: true });
    await symlink(join('trees', id), next);
    await rename(next, join(this.#siteDir, 'current'));
  }

  /** Caddy reads its configuration again when its map changes: it is written only where it does. */
  async writeRedirects(redirects: Record<string, string>): Promise<void> {
    const redirectsFile = join(this.#siteDir, 'redirects.caddy');
    const lines = caddyRedirects(redirects);
    if (existsSync(redirectsFile) && readFileSync(redirectsFile, 'utf8') === lines) return;
    await writeFile(`${redirectsFile}.new`, lines);
    await rename(`${redirectsFile}.new`, redirectsFile);
  }

  /**
   * Removes what an interrupted release left behind.
   * @param previous the tree to keep beside the live one; none: the idle one
   */
  async tidy(previous?: string): Promise<void> {
    const [live, idle] = [await this.live(), previous ?? (await this.idle())];
    for (const name of await readdir(join(this.#siteDir, 'trees')).catch(() => []))
      if (name !== live && name !== idle) await rm(this.path(name), { recursive: true, force: true });
  }

  /** Whether the live tree is whole. */
  async isWhole(): Promise<boolean> {
    const live = await this.live();
    return live !== undefined && recordOf(this.path(live))?.id === live;
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** The file that answers a path: `/guide/` is `guide/index.html`. */
export const fileOf = (path: string) => (path.endsWith('/') ? `${path}index.html` : path).slice(1);

/** A tree says what it is; one that does not is no release. */
function recordOf(tree: string): ReleaseRecord | undefined {
  try {
    return releaseRecord.parse(JSON.parse(readFileSync(join(tree, 'release.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

async function linkOrCopy(blob: string, path: string, hash: string): Promise<void> {
  try {
    await link(blob, path);
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(blob, path);
    const time = timeOf(hash);
    await utimes(path, time, time);
  }
}

async function removeEmpty(folder: string, tree: string): Promise<void> {
  for (let path = folder; path !== tree && path.startsWith(tree); path = dirname(path)) {
    try {
      await rmdir(path);
    } catch {
      return;
    }
  }
}
