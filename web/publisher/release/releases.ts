import type { PublishCause, PublishTimes, ReleaseSummary } from '@kneadful/shared-types';
import { UnknownRelease } from '../control.ts';
import type { State } from '../state/database.ts';
import { Blobs } from './blobs.ts';
import { type FileChanges, Ledger, type Release } from './ledger.ts';
import { Trees } from './trees.ts';

export interface NewRelease {
  /** Files that differ from the newest release, by path: their hash among the blobs, or nothing where one is gone. */
  changes: FileChanges;
  redirects: Record<string, string>;
  revision: string;
  cause: PublishCause;
  rendered: number;
  times: PublishTimes;
  /** Written in the same transaction as the release. */
  persist(): void;
}

export interface ReleasesOptions {
  siteDir: string;
  state: State;
  /** How many are kept. */
  keep: number;
}

/** Codes of errors that will come again: a file that is gone, or one whose name no file can have. */
const unshowable: ReadonlySet<string | undefined> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENOTEMPTY',
  'ENAMETOOLONG',
]);

/** Makes releases live, keeps the last ones, and goes back to them. */
export class Releases {
  readonly blobs: Blobs;
  readonly #trees: Trees;
  readonly #ledger: Ledger;
  readonly #state: State;
  readonly #keep: number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ siteDir, state, keep }: ReleasesOptions) {
    this.blobs = new Blobs(siteDir);
    this.#trees = new Trees(siteDir, this.blobs);
    this.#ledger = new Ledger(state);
    this.#state = state;
    this.#keep = keep;
  }

  /**
   * After a start: the record and the trees are brought together, whatever moment the process was ended at. A release
   * that was recorded becomes live. Where that cannot be, because somebody removed its files, all releases are forgotten,
   * what is served stays, and everything is rendered again.
   * @returns whether the record knows what is live
   */
  async recover(): Promise<boolean> {
    const { liveId } = this.#ledger;
    const release = liveId === undefined ? undefined : this.#ledger.find(liveId);
    if (release && (await this.#isShown(release))) {
      await this.#trees.tidy();
      return true;
    }
    this.#ledger.forget();
    return false;
  }

  async #isShown(release: Release): Promise<boolean> {
    try {
      await this.#ensure(release);
      return true;
    } catch (error) {
      if (!unshowable.has((error as NodeJS.ErrnoException).code)) throw error;
      return false;
    }
  }

  /** Makes the release live where it is not. Its tree is left alone where it is: visitors read it. */
  async #ensure(release: Release): Promise<void> {
    if ((await this.#trees.live()) === release.id && (await this.#trees.isWhole()))
      await this.#trees.writeRedirects(release.redirects);
    else await this.#show(release);
  }

  live(): ReleaseSummary | undefined {
    const { liveId } = this.#ledger;
    const release = liveId === undefined ? undefined : this.#ledger.find(liveId);
    return release && this.#summary(release);
  }

  newest(): ReleaseSummary | undefined {
    const release = this.#ledger.newest();
    return release && this.#summary(release);
  }

  /** Newest first. */
  list(): ReleaseSummary[] {
    return this.#ledger.list().map((release) => this.#summary(release));
  }

  /** The files of the newest release, by path, those aside that it only carries along for pages of older ones. */
  files(): Map<string, string> {
    const newest = this.#ledger.newest();
    const files = newest ? this.#ledger.files(newest.seq) : new Map<string, string>();
    for (const path of this.#ledger.retired()) files.delete(path);
    return files;
  }

  /** Every file that was released with it, by path. */
  filesOf(id: string): Map<string, string> {
    const release = this.#ledger.find(id);
    return release ? this.#ledger.files(release.seq) : new Map<string, string>();
  }

  /** @throws where a path would lead out of the tree; nothing is recorded then */
  async release({ changes, persist, ...rest }: NewRelease, now: Date): Promise<ReleaseSummary> {
    for (const path of changes.keys())
      if (path.split('/').some((name) => name === '.' || name === '..'))
        throw new Error(`Nothing was published: the path ${path} leads out of the site. Change it in the CMS.`);
    const at = now.toISOString();
    const id = `${at.replace(/[-:.]/g, '')}-${rest.revision.slice(0, 8)}`;
    const release = this.#state.transaction(() => {
      persist();
      const added = this.#ledger.add({ id, at, ...rest }, changes);
      this.#ledger.liveId = id;
      return added;
    })();
    await this.#show(release);
    return this.#summary(release);
  }

  /** What a release took is known when it is live. */
  setTimes(id: string, times: PublishTimes): void {
    this.#ledger.setTimes(id, times);
  }

  /**
   * @param persist written in the same transaction
   * @throws UnknownRelease
   */
  async activate(id: string, persist: () => void = () => {}): Promise<ReleaseSummary> {
    const release = this.#ledger.find(id);
    if (!release)
      throw new UnknownRelease(`There is no release ${id}. \`npm run site -- releases\` lists those that are kept.`);
    this.#state.transaction(() => {
      persist();
      this.#ledger.liveId = id;
    })();
    await this.#ensure(release);
    return this.#summary(release);
  }

  /**
   * Runs after whatever ran by this before. A publish may count on every blob that it saw, so nothing may be pruned
   * until it has ended.
   */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }

  /** Forgets old releases and removes what only they held. Not on the way of an edit. */
  prune(): Promise<string[]> {
    return this.inTurn(async () => {
      const gone = this.#ledger.prune(this.#keep);
      await this.blobs.remove(gone);
      return gone;
    });
  }

  /** Removes what an interrupted publish left behind. */
  sweep(): Promise<void> {
    return this.inTurn(() => this.blobs.sweep(this.hashes()));
  }

  /** Paths below the folder that some kept release holds. */
  paths(folder: string): string[] {
    return this.#ledger.paths(folder);
  }

  /** Hashes of everything that a kept release holds. */
  hashes(): Set<string> {
    return this.#ledger.hashes();
  }

  async #show(release: Release): Promise<void> {
    const { id, revision, redirects, seq } = release;
    const previous = await this.#trees.live();
    const idle = await this.#trees.idle();
    const base = idle === undefined ? undefined : this.#ledger.find(idle);
    // A tree of an older release may hold newer assets than its release: it is not built upon.
    const isTurn = base !== undefined && seq - base.seq > 0 && seq - base.seq <= 2;
    const changes = isTurn ? this.#ledger.changes(base.seq, seq) : this.#ledger.filesWithNewerAssets(seq);
    await this.#trees.show({ id, revision, redirects }, isTurn ? base.id : undefined, changes);
    // Where the two did not take turns, there may be a third.
    if (!isTurn) await this.#trees.tidy(previous);
  }

  #summary({ id, revision, cause, at, rendered, files, times }: Release): ReleaseSummary {
    return { id, revision, cause, at, rendered, files, times, live: id === this.#ledger.liveId };
  }
}
