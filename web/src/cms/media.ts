import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { CmsClient } from './client.ts';
import type { NamedFile } from './files-in.ts';
import { writeAtomically } from './write-atomically.ts';

/**
 * Fetches one original into `folder`, which has to be there. It is named by the hash of its bytes: replacing a file in the
 * CMS keeps its URL and its `hash`, so neither says that it changed.
 * @returns its name in `folder`
 * @throws CmsUnavailable, FileMissing
 */
export async function fetchOriginal(
  client: Pick<CmsClient, 'file'>,
  { url, ext }: Pick<NamedFile, 'url' | 'ext'>,
  folder: string,
): Promise<string> {
  const bytes = await client.file(url);
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}${ext.toLowerCase()}`;
  await writeAtomically(join(folder, name), bytes);
  return name;
}
