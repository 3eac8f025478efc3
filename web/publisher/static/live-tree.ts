import { readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from './hashed-files.ts';

/** Far more swaps than can happen during one request. */
const attempts = 20;

/** Thrown where a file was not found in a tree that is not the live one any more: it may have been taken away. */
export class TreeGone extends Error {
  override name = 'TreeGone';
}

/**
 * Calls `read` with the tree that `current` leads to, by the tree's own path, so that everything it reads comes from one
 * release. Where that tree is gone half-way, it begins again with the live one.
 * @returns nothing while nothing is published
 */
export async function fromLiveTree<Result>(
  siteDir: string,
  read: (tree: string) => Promise<Result>,
): Promise<Result | undefined> {
  for (let attempt = 1; ; attempt++) {
    const tree = await liveTree(siteDir);
    if (tree === undefined) return undefined;
    try {
      return await read(tree);
    } catch (error) {
      if (!(error instanceof TreeGone) || attempt === attempts) throw error;
    }
  }
}

/** That a file is not in `tree` says something only while the tree is live. @throws TreeGone */
export async function expectLive(siteDir: string, tree: string): Promise<void> {
  if ((await liveTree(siteDir)) !== tree) throw new TreeGone(`${tree} is not live any more.`);
}

const liveTree = (siteDir: string) => folderBehind(join(siteDir, 'current'));

/** The folder that a relative link names. @returns nothing where there is no link */
export async function folderBehind(link: string): Promise<string | undefined> {
  try {
    return join(dirname(link), await readlink(link));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
