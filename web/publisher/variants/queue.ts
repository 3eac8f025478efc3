import { join } from 'node:path';
import type { MediaFile } from '../../src/content/snapshot.ts';
import { variantsOf } from '../../src/content/variants.ts';
import { inBackground } from '../background.ts';
import { MadeVariants } from './made-variants.ts';
import type { Made, Order } from './make.ts';

const task = join(import.meta.dirname, 'make.ts');

/** What fails for another reason than the picture, such as a full disk, is not tried again at once: milliseconds. */
const patience = 10 * 60 * 1000;

export interface VariantQueueOptions {
  /** Holds the originals; variants are kept beside them. */
  folder: string;
  /** Pictures at a time. One leaves the other cores to what visitors and editors wait for. */
  concurrency?: number;
  /** All variants of this original, named by its path on the site, are there. */
  onReady?(src: string): void;
  /** The sentence says what to do. The picture is shown as it was uploaded. A later process is told again. */
  onFailed?(src: string, message: string): void;
}

/**
 * Makes the variants of pictures, once per content and way of writing them, each in a process that gives way to every
 * other: nothing waits for it unless it asks to.
 */
export class VariantQueue {
  readonly #options: VariantQueueOptions;
  readonly #made: MadeVariants;
  /** By their paths, in the order in which they were wanted; those being made come first. */
  readonly #files = new Map<string, MediaFile>();
  readonly #running = new Set<string>();
  /** Pictures that cannot be read and of which somebody was told. */
  readonly #named = new Set<string>();
  /** When something else than the picture was at fault. */
  readonly #failed = new Map<string, number>();
  readonly #stopping = new AbortController();
  #idle = Promise.withResolvers<undefined>();

  constructor(options: VariantQueueOptions) {
    this.#options = options;
    this.#made = new MadeVariants(options.folder);
    this.#idle.resolve(undefined);
  }

  /** Pictures that are wanted and not finished. */
  get waiting(): number {
    return this.#files.size;
  }

  /** The file with its variants, if they are there; a drawing, which has none, as it is. */
  withVariants({ src, width, height }: MediaFile): MediaFile {
    const variants = variantsOf({ src, width });
    const file = { src, width, height };
    return variants.length > 0 && this.#made.complete(file) ? { ...file, variants } : file;
  }

  /** Costs nothing for files that have all their variants or wait already; one that cannot be read is named once more. */
  want(files: Iterable<MediaFile>): void {
    if (this.#stopping.signal.aborted) return;
    for (const file of files) {
      if (file.variants || this.#files.has(file.src) || !this.#lacks(file)) continue;
      if (this.#files.size === 0) this.#idle = Promise.withResolvers<undefined>();
      this.#files.set(file.src, file);
    }
    this.#fill();
  }

  /** Files of the folder that are gone. */
  forget(names: readonly string[]): void {
    this.#made.forget(names);
  }

  /** When nothing waits any more, or the queue was stopped. */
  async settled(): Promise<void> {
    await this.#idle.promise;
  }

  /** Ends what is being made; it begins again when it is wanted next. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const src of this.#files.keys()) if (!this.#running.has(src)) this.#files.delete(src);
    await this.settled();
  }

  #lacks(file: MediaFile): boolean {
    if (this.#made.complete(file) || this.#named.has(file.src)) return false;
    const message = this.#made.unreadable(file);
    if (message === undefined) return Date.now() - (this.#failed.get(file.src) ?? -Infinity) > patience;
    this.#named.add(file.src);
    this.#options.onFailed?.(file.src, message);
    return false;
  }

  #fill(): void {
    for (const [src, file] of this.#files) {
      if (this.#running.size >= (this.#options.concurrency ?? 1)) return;
      if (this.#running.has(src)) continue;
      this.#running.add(src);
      void this.#make(file);
    }
  }

  async #make(file: MediaFile): Promise<void> {
    const order: Order = { folder: this.#options.folder, file };
    const message = await inBackground<Made>(task, order, this.#stopping.signal)
      .then(({ unreadable }) => this.#keep(file, unreadable))
      .catch((error: Error) => this.#tryLater(file, error));
    this.#running.delete(file.src);
    this.#files.delete(file.src);
    if (!this.#stopping.signal.aborted) {
      if (message === undefined) this.#options.onReady?.(file.src);
      else this.#options.onFailed?.(file.src, message);
      this.#fill();
    }
    if (this.#files.size === 0) this.#idle.resolve(undefined);
  }

  async #keep(file: MediaFile, unreadable: string | undefined): Promise<string | undefined> {
    if (unreadable === undefined) {
      this.#made.add(file);
      return undefined;
    }
    const message = `The picture ${file.src} cannot be read: ${unreadable}. It is shown as it was uploaded; upload another in its place.`;
    await this.#made.addUnreadable(file, message);
    this.#named.add(file.src);
    return message;
  }

  #tryLater(file: MediaFile, error: Error): string {
    this.#failed.set(file.src, Date.now());
    return `The picture ${file.src} could not be made smaller: ${error.message} It is shown as it was uploaded, and tried again with a later publish.`;
  }
}
