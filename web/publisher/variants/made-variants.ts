import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeAtomically } from '../../src/cms/write-atomically.ts';
import type { MediaFile } from '../../src/content/snapshot.ts';
import { variantsOf } from '../../src/content/variants.ts';

/** Age at which an unfinished file is nobody's any more. */
const abandoned = 60 * 60 * 1000;

/**
 * What the media folder holds beside the originals. A variant is there whole or not at all, so its name is all there is
 * to know; the folder is read once, and only this process's own additions after that.
 */
export class MadeVariants {
  readonly folder: string;
  readonly #names: Set<string>;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#names = new Set(readdirSync(folder));
    for (const name of this.#names) if (name.endsWith('.new')) this.#removeAbandoned(name);
  }

  /** Whether nothing is left to make of it: a drawing has no variants to begin with. */
  complete(file: MediaFile): boolean {
    return variantsOf(file).every(({ src }) => this.#names.has(basename(src)));
  }

  /** All its variants have been made. */
  add(file: MediaFile): void {
    for (const { src } of variantsOf(file)) this.#names.add(basename(src));
  }

  /** They are gone. */
  forget(names: readonly string[]): void {
    for (const name of names) this.#names.delete(name);
  }

  /** Why it can have no variants, if that is known. Its name follows from its bytes, so this never changes. */
  unreadable({ src }: MediaFile): string | undefined {
    const name = markOf(src);
    return this.#names.has(name) ? readFileSync(join(this.folder, name), 'utf8') : undefined;
  }

  async addUnreadable({ src }: MediaFile, message: string): Promise<void> {
    this.#names.add(markOf(src));
    await writeAtomically(join(this.folder, markOf(src)), message);
  }

  #removeAbandoned(name: string): void {
    const age = Date.now() - (statSync(join(this.folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > abandoned) rmSync(join(this.folder, name), { force: true });
  }
}

const markOf = (src: string) => `${basename(src)}.unreadable`;
