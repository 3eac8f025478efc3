import { basename } from 'node:path';
import type { ReleaseSummary } from '@kneadful/shared-types';
import type { GraphChange } from '../src/content/graph-change.ts';
import type { MediaFile } from '../src/content/snapshot.ts';
import { variantsOf } from '../src/content/variants.ts';
import { compressBlobs, pruneCompressed } from './compress.ts';
import type { Log } from './log.ts';
import type { Releases } from './release/releases.ts';
import type { ReleasedFile } from './released-file.ts';
import { SearchIndexer } from './search/search-indexer.ts';
import { ShareCards } from './share-cards/share-cards.ts';
import type { State } from './state/database.ts';
import { pruneMedia } from './variants/prune-media.ts';
import { VariantQueue } from './variants/queue.ts';

export interface AftermathOptions {
  siteDir: string;
  mediaFolder: string;
  state: State;
  releases: Releases;
  log: Log;
  /** Pictures have their variants: pages that show them can be rendered again. */
  onPictures(): void;
}

/**
 * What is made after a release, so that no edit waits for it: smaller pictures, compressed files, the search index, the
 * pictures of shared links.
 */
export class Aftermath {
  readonly #options: AftermathOptions;
  readonly #variants: VariantQueue;
  readonly #search: SearchIndexer;
  readonly #cards: ShareCards;
  readonly #stopping = new AbortController();
  readonly #failures = new Map<string, string>();
  #tidying: Promise<void> = Promise.resolve();
  #unfinished = 0;
  #newPictures = false;
  /** Hashes of files that are compressed, or not worth it. */
  #compressed: ReadonlySet<string> = new Set();

  constructor(options: AftermathOptions) {
    this.#options = options;
    const { siteDir, mediaFolder: folder, state, log } = options;
    this.#variants = new VariantQueue({
      folder,
      onReady: () => {
        this.#newPictures = true;
        // One publish for all that are made in a row.
        if (this.#variants.waiting === 0) this.#announce();
      },
      onFailed: (src, message) => {
        this.#failures.set(src, message);
        log.warn(message);
        if (this.#variants.waiting === 0 && this.#newPictures) this.#announce();
      },
    });
    this.#cards = new ShareCards({
      siteDir,
      state,
      onFailure: (message) => {
        this.#failures.set('cards', message);
        log.warn(message);
      },
    });
    this.#search = new SearchIndexer({
      siteDir,
      onIndexed: () => this.#failures.delete('search'),
      onFailure: (message) => {
        this.#failures.set('search', message);
        log.warn(message);
      },
    });
  }

  #announce(): void {
    this.#newPictures = false;
    this.#options.onPictures();
  }

  /** Pictures whose variants are still being made. */
  get picturesWaiting(): number {
    return this.#variants.waiting;
  }

  get warnings(): string[] {
    return [...this.#failures.values()];
  }

  withVariants(file: MediaFile): MediaFile {
    return this.#variants.withVariants(file);
  }

  /** Gives the pictures of the graph the variants that have been made since. */
  bringVariants(change: GraphChange): void {
    for (const [id, file] of Object.entries(change.graph.mediaRecord()))
      if (!file.variants) change.setMedia(id, this.#variants.withVariants(file));
  }

  /** @param files everything that the release holds, by path */
  released({ id }: ReleaseSummary, files: ReadonlyMap<string, string>, media: MediaFile[]): void {
    const list = listOf(files);
    this.#forgetWarnings(media);
    this.#variants.want(media);
    this.#search.want(list, id);
    this.#cards.want(list);
    this.#unfinished += 1;
    this.#tidying = this.#tidying.then(() => this.#tidy(list, media)).finally(() => (this.#unfinished -= 1));
  }

  /** The search is over the pages of this release. @param files everything that it holds, by path */
  search(id: string, files: ReadonlyMap<string, string>): void {
    this.#search.want(listOf(files), id);
    this.#cards.want(listOf(files));
  }

  /** Those of pictures that are shown no more, and of what is tried again. */
  #forgetWarnings(media: MediaFile[]): void {
    const shown = new Set(media.map(({ src }) => src));
    for (const about of this.#failures.keys())
      if (about !== 'search' && !shown.has(about)) this.#failures.delete(about);
  }

  async #tidy(files: ReleasedFile[], media: MediaFile[]): Promise<void> {
    const { siteDir, releases, log } = this.#options;
    const { signal } = this.#stopping;
    // With several releases in a row, the last one's files are all that matters.
    if (signal.aborted || this.#unfinished > 1) return;
    try {
      await this.#compress(files);
      if ((await releases.prune()).length === 0) return;
      const kept = releases.hashes();
      await pruneCompressed(siteDir, kept);
      await this.#cards.prune(kept);
      this.#compressed = this.#compressed.intersection(kept);
      await releases.inTurn(() => this.#pruneMedia(media));
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'Old releases could not be tidied up');
    }
  }

  async #compress(files: ReleasedFile[]): Promise<void> {
    const fresh = files.filter(({ hash }) => !this.#compressed.has(hash));
    await compressBlobs(this.#options.siteDir, fresh, this.#stopping.signal);
    this.#compressed = this.#compressed.union(new Set(fresh.map(({ hash }) => hash)));
  }

  async #pruneMedia(media: MediaFile[]): Promise<void> {
    const { mediaFolder, releases } = this.#options;
    const shown = media.flatMap((file) => [file, ...variantsOf(file)]).map(({ src }) => src);
    const keep = [...shown, ...releases.paths('/media/')].map((path) => basename(path));
    this.#variants.forget(await pruneMedia(mediaFolder, new Set(keep)));
  }

  /** @returns whether there was anything to wait for */
  async settled(): Promise<boolean> {
    const isBusy = this.#variants.waiting > 0 || this.#unfinished > 0 || this.#cards.isBusy;
    await this.#variants.settled();
    await this.#tidying;
    await this.#search.settled();
    await this.#cards.settled();
    return isBusy;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all([this.#variants.stop(), this.#search.stop(), this.#cards.stop(), this.#tidying]);
  }
}

const listOf = (files: ReadonlyMap<string, string>) => [...files].map(([path, hash]): ReleasedFile => ({ path, hash }));
