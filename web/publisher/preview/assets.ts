import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { isMissing } from '../static/hashed-files.ts';
import { fromLiveTree } from '../static/live-tree.ts';
import type { PreviewFolders } from './source.ts';

/**
 * A file that pages refer to: of the live release, or, before anything is live, of the app and the media that are there.
 * @param path below the base, decoded
 * @returns nothing where there is none
 */
export async function assetOf({ siteDir, appDir, media }: PreviewFolders, path: string): Promise<Buffer | undefined> {
  if (posix.normalize(path) !== path || /[\0\\]/.test(path)) return undefined;
  // Pages are rendered, and the record of a release is the publisher's.
  if (path.endsWith('.html') || path === '/release.json') return undefined;
  const ofRelease = await fromLiveTree(siteDir, (tree) => bytesOf(join(tree, path)));
  if (ofRelease) return ofRelease;
  const ofApp = await bytesOf(join(appDir, 'client', path));
  return ofApp ?? (path.startsWith('/media/') ? bytesOf(join(media, path.slice('/media/'.length))) : undefined);
}

async function bytesOf(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'EISDIR') return undefined;
    throw error;
  }
}
