import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { timeOf } from '../file-times.ts';

/** Every released file, once, by the SHA-256 of its bytes. */
export class Blobs {
  readonly #folder: string;
  #unfinished = 0;

  constructor(siteDir: string) {
    this.#folder = join(siteDir, 'blobs');
  }

  path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }

  /** Stores the bytes and brings them to the disk. @returns their hash */
  async put(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    const path = this.path(hash);
    if (existsSync(path)) return hash;
    await mkdir(dirname(path), { recursive: true });
    // Two pages may have the same bytes and be stored at once.
    const unfinished = `${path}.${process.pid}-${this.#unfinished++}.new`;
    const file = await open(unfinished, 'w', 0o644);
    try {
      await file.writeFile(bytes);
      const time = timeOf(hash);
      await file.utimes(time, time);
      await file.sync();
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return hash;
  }

  async putFile(file: string): Promise<string> {
    return this.put(await readFile(file));
  }

  async remove(hashes: string[]): Promise<void> {
    for (const hash of hashes) await rm(this.path(hash), { force: true });
  }

  /** Removes everything that is not in `keep`: what an interrupted release left behind. */
  async sweep(keep: ReadonlySet<string>): Promise<void> {
    for (const folder of await readdir(this.#folder).catch(() => []))
      for (const name of await readdir(join(this.#folder, folder)))
        if (!keep.has(name)) await rm(join(this.#folder, folder, name), { force: true });
  }
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
