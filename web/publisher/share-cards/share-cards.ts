import { readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inBackground } from '../background.ts';
import { Blobs } from '../release/blobs.ts';
import type { ReleasedFile } from '../released-file.ts';
import type { State } from '../state/database.ts';
import { isMissing } from '../static/hashed-files.ts';
import type { DrawInput, DrawOutput } from './draw-task.ts';

const task = join(import.meta.dirname, 'draw-task.ts');

/** Pages that one process looks at: after them, a newer release may have its turn. */
const pagesAtOnce = 100;

export interface ShareCardsOptions {
  siteDir: string;
  /** Keeps which page, by the hash of its bytes, names which card. */
  state: State;
  /** Told why a card could not be drawn. */
  onFailure: (message: string) => void;
}

/** Draws the cards that pages name, after the release. The newest release goes first, and a card is drawn once. */
export class ShareCards {
  readonly #options: ShareCardsOptions;
  readonly #folder: string;
  readonly #blobs: Blobs;
  readonly #stopping = new AbortController();
  #wanted: readonly ReleasedFile[] = [];
  #running?: Promise<void>;
  /** One at a time, so that nothing is removed that is being drawn. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: ShareCardsOptions) {
    this.#options = options;
    this.#folder = join(options.siteDir, 'og');
    this.#blobs = new Blobs(options.siteDir);
  }

  /** Asks for the cards of these pages. Costs nothing for pages whose cards are there. */
  want(files: readonly ReleasedFile[]): void {
    if (this.#stopping.signal.aborted) return;
    this.#wanted = files;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Fulfilled when no card is being drawn. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#turn;
  }

  /** Forgets pages that no release has any more, and removes the cards that only they named. */
  prune(keep: ReadonlySet<string>): Promise<void> {
    return this.#inTurn(async () => {
      const { state } = this.#options;
      const known = state.prepare('SELECT page FROM cards').all() as { page: string }[];
      const forget = state.prepare('DELETE FROM cards WHERE page = ?');
      state.transaction(() => {
        for (const { page } of known) if (!keep.has(page)) forget.run(page);
      })();
      const named = new Set(
        (state.prepare('SELECT card FROM cards').all() as { card: string }[]).map(({ card }) => card),
      );
      for (const name of await namesIn(this.#folder))
        if (!named.has(name)) await rm(join(this.#folder, name), { force: true });
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    const failed = new Set<string>();
    try {
      for (;;) {
        const files = this.#wanted;
        const pages = this.#missing(files).filter((hash) => !failed.has(hash));
        if (pages.length === 0 || signal.aborted) return;
        const chunk = pages.slice(0, pagesAtOnce);
        for (const hash of await this.#inTurn(() => this.#draw(chunk, files))) failed.add(hash);
      }
    } catch (error) {
      if (signal.aborted) return;
      const why = error instanceof Error ? error.message : String(error);
      this.#options.onFailure(
        `Pictures for shared links could not be drawn: ${why} They are tried again with the next publish.`,
      );
    }
  }

  /** Hashes of pages whose cards are not known to be there. */
  #missing(files: readonly ReleasedFile[]): string[] {
    const find = this.#options.state.prepare('SELECT card FROM cards WHERE page = ?');
    const isThere = (hash: string) => {
      const row = find.get(hash) as { card: string } | undefined;
      return row !== undefined && (row.card === '' || existsSync(join(this.#folder, row.card)));
    };
    const pages = files.filter(({ path }) => /(\/|\.html)$/.test(path)).map(({ hash }) => hash);
    return [...new Set(pages)].filter((hash) => !isThere(hash));
  }

  /** @returns hashes of pages whose cards could not be drawn */
  async #draw(hashes: readonly string[], files: readonly ReleasedFile[]): Promise<string[]> {
    const { state, onFailure } = this.#options;
    const pictures = files.filter(({ path }) => path.startsWith('/media/'));
    const input: DrawInput = {
      files: hashes.map((hash) => this.#blobs.path(hash)),
      pictures: Object.fromEntries(pictures.map(({ path, hash }) => [path, this.#blobs.path(hash)])),
      folder: this.#folder,
    };
    const drawn = await inBackground<DrawOutput>(task, input, this.#stopping.signal);
    const remember = state.prepare('INSERT OR REPLACE INTO cards VALUES (?, ?)');
    const failed = hashes.filter((_hash, index) => drawn[index]?.failure !== undefined);
    state.transaction(() => {
      for (const [index, hash] of hashes.entries())
        if (!failed.includes(hash)) remember.run(hash, drawn[index]?.card ?? '');
    })();
    for (const { failure } of drawn) if (failure !== undefined) onFailure(failure);
    return failed;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
