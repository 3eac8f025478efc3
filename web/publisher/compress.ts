import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inBackground } from './background.ts';
import type { CompressInput } from './compress-task.ts';
import type { ReleasedFile } from './released-file.ts';
import { isCompressible } from './static/content-types.ts';
import { isMissing } from './static/hashed-files.ts';

const task = join(import.meta.dirname, 'compress-task.ts');

/** One at a time, so that nothing is removed that is being made. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = last.then(work);
  last = result.catch(() => {});
  return result;
}

/**
 * Makes the smaller variants of released files that the static server sends, those that are there already aside. Runs in
 * a process that gives way to every other.
 * @returns how many were made
 */
export function compressBlobs(siteDir: string, files: readonly ReleasedFile[], signal?: AbortSignal): Promise<number> {
  const hashes = [...new Set(files.filter(({ path }) => isCompressible(path)).map(({ hash }) => hash))];
  return inTurn(async () => {
    if (hashes.length === 0) return 0;
    const input: CompressInput = { siteDir, hashes };
    return inBackground<number>(task, input, signal);
  });
}

/** Removes the variants of files that no kept release has, and what a killed process left half-made. */
export function pruneCompressed(siteDir: string, keep: ReadonlySet<string>): Promise<void> {
  return inTurn(async () => {
    const folder = join(siteDir, 'compressed');
    for (const name of await namesIn(folder)) {
      const [, hash = ''] = /^([\da-f]{64})\.(?:br|gz)$/.exec(name) ?? [];
      if (!keep.has(hash)) await rm(join(folder, name), { force: true });
    }
  });
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
