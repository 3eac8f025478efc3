import type { ReleasedFile } from '../released-file.ts';
import { indexSearch } from './search-index.ts';

export interface SearchIndexerOptions {
  siteDir: string;
  /** Told why an index could not be made; the one before it stays. */
  onFailure: (message: string) => void;
  /** Told of each new index. */
  onIndexed?: (release: string, pages: number) => void;
  /** Milliseconds without a release before it begins: indexing may not delay the next publish. */
  quiet?: number;
  /** Milliseconds that a release waits at the longest while others follow it. */
  longest?: number;
}

interface Wanted {
  files: readonly ReleasedFile[];
  release: string;
}

/** Keeps the search index up with the releases: one run at a time, and only the newest release waits. */
export class SearchIndexer {
  readonly #options: Required<SearchIndexerOptions>;
  readonly #stopping = new AbortController();
  #wanted?: Wanted;
  /** Since when the index is behind. */
  #since = 0;
  #timer?: NodeJS.Timeout;
  #running?: Promise<void>;
  #settle = () => {};
  #settled: Promise<void> = Promise.resolve();

  constructor(options: SearchIndexerOptions) {
    this.#options = { quiet: 1000, longest: 30_000, onIndexed: () => {}, ...options };
  }

  /** Asks for an index of these files. Safe to ask for at any time: pages that are indexed already cost nothing. */
  want(files: readonly ReleasedFile[], release: string): void {
    if (this.#stopping.signal.aborted) return;
    if (!this.#wanted) this.#since = Date.now();
    if (!this.#wanted && !this.#running) this.#settled = new Promise((resolve) => (this.#settle = resolve));
    this.#wanted = { files, release };
    this.#schedule();
  }

  /** Fulfilled when nothing runs and nothing waits. */
  settled(): Promise<void> {
    return this.#settled;
  }

  /** Ends a run that is under way, and starts no other. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearTimeout(this.#timer);
    this.#wanted = undefined;
    await this.#running;
    this.#settle();
  }

  #schedule(): void {
    if (this.#running) return;
    const { quiet, longest } = this.#options;
    const left = this.#since + longest - Date.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), Math.max(0, Math.min(quiet, left)));
  }

  async #run(): Promise<void> {
    const wanted = this.#wanted!;
    this.#wanted = undefined;
    this.#running = this.#index(wanted);
    await this.#running;
    this.#running = undefined;
    if (this.#wanted) this.#schedule();
    else this.#settle();
  }

  async #index({ files, release }: Wanted): Promise<void> {
    const { siteDir, onIndexed, onFailure } = this.#options;
    const { signal } = this.#stopping;
    try {
      const make = () => indexSearch(siteDir, files, signal);
      // The process may have been ended by the system; the next release may be days away.
      const pages = await make().catch((error: unknown) => {
        if (signal.aborted) throw error;
        return make();
      });
      if (pages !== undefined) onIndexed(release, pages);
    } catch (error) {
      if (signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      onFailure(`The search still shows the release before ${release}: its index could not be made. ${why}`);
    }
  }
}
