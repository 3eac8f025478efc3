import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Codes that mean: there is no such file. */
const missing = new Set(['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG']);

export const isMissing = (error: unknown): boolean => missing.has((error as NodeJS.ErrnoException).code ?? '');

export interface HashedFile {
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: string;
  bytes(): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens files with the hashes of their bytes, and hashes each file once while it stays the same. */
export class HashedFiles {
  readonly #hashes = new Map<string, string>();
  readonly #most: number;

  /** @param most how many hashes are remembered */
  constructor(most = 50_000) {
    this.#most = most;
  }

  /** @returns nothing where there is no such file */
  async open(path: string): Promise<HashedFile | undefined> {
    let handle: FileHandle | undefined;
    try {
      handle = await open(path);
      return await this.#hashed(handle);
    } catch (error) {
      await handle?.close();
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async #hashed(handle: FileHandle): Promise<HashedFile> {
    const key = identity(await handle.stat({ bigint: true }));
    let bytes: Buffer | undefined;
    let hash = this.#hashes.get(key);
    if (!hash) {
      bytes = await handle.readFile();
      hash = createHash('sha256').update(bytes).digest('hex');
      this.#remember(key, hash);
    }
    return { hash, bytes: async () => bytes ?? (await handle.readFile()), close: () => handle.close() };
  }

  #remember(key: string, hash: string): void {
    const [oldest] = this.#hashes.keys();
    if (oldest !== undefined && this.#hashes.size >= this.#most) this.#hashes.delete(oldest);
    this.#hashes.set(key, hash);
  }
}

/**
 * The same in every tree that has the file. Another file may get the number of one that is gone, but not its time: those
 * of released files follow from their bytes.
 */
const identity = ({ dev, ino, size, mtimeNs }: BigIntStats) => `${dev} ${ino} ${size} ${mtimeNs}`;
