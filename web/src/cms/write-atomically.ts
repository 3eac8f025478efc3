import { rename, writeFile } from 'node:fs/promises';

/**
 * A file is there with all its bytes or not at all, even after a power cut. Two processes may write the same one.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.new`;
  await writeFile(unfinished, content, { flush: true });
  await rename(unfinished, path);
}
