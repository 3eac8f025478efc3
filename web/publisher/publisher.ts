import { rm } from 'node:fs/promises';
import {
  type EntryType,
  type PublisherStatus,
  type PublishOutcome,
  type PublishTimes,
  type RefusedPublish,
  type ReleaseSummary,
} from '@kneadful/shared-types';
import { type CmsClient, createCmsClient } from '../src/cms/client.ts';
import { fetchRevision } from '../src/cms/manifest.ts';
import { adminLink } from '../src/cms/parse-entry.ts';
import { languageWarnings } from '../src/content/languages.ts';
import { redirectTargets, sharedPaths } from '../src/content/paths.ts';
import { shownAt } from '../src/content/shown-at.ts';
import { offerIn } from '../src/content/form-offer.ts';
import { prefixOf } from '../src/content/languages.ts';
import type { MediaFile } from '../src/content/snapshot.ts';
import { servedFiles } from '../src/content/variants.ts';
import { Aftermath } from './aftermath.ts';
import { undisturbed } from './background.ts';
import { assetsOf, compileApp, hashOfApp, installApp, removeOldApps } from './compile.ts';
import type { PublisherControl, PublisherEvent, PublishRequest } from './control.ts';
import type { FormsSite } from './forms/site.ts';
import type { Log } from './log.ts';
import { Originals } from './originals.ts';
import type { PreviewSource } from './preview/source.ts';
import { type Plan, planAll, planChange } from './plan.ts';
import { mediaFolder } from './pull.ts';
import { PublishQueue } from './queue.ts';
import { Releases } from './release/releases.ts';
import type { FileChanges } from './release/ledger.ts';
import { ownerOf, renderAll, type StoredPage } from './render-site.ts';
import { createRenderer, PageFailed } from './renderer.ts';
import type { Settings } from './settings.ts';
import { type Pulled, SiteContent } from './site-content.ts';
import { openState, readMeta, type State, writeMeta } from './state/database.ts';
import { Pages } from './state/pages.ts';
import { noteRefused, refusedOnes } from './state/refused.ts';

/** Longest time that Node's timers take: milliseconds. */
const longestTimer = 2 ** 31 - 1;

/**
 * Opens the site's state and brings what is live and what is recorded together, whatever moment the last process ended at.
 * @throws StateLocked where another publisher is at work on the same folder
 */
export async function createPublisher(
  settings: Settings,
  log: Log,
  now: () => Date = () => new Date(),
): Promise<Publisher> {
  const publisher = new Publisher(settings, log, openState(settings.siteDir), now);
  await publisher.load();
  return publisher;
}

/** To a tenth of a millisecond. */
const rounded = ({ sync, plan, render, release }: PublishTimes): PublishTimes => {
  const tenth = (time: number) => Math.round(time * 10) / 10;
  return { sync: tenth(sync), plan: tenth(plan), render: tenth(render), release: tenth(release) };
};

/** Times a step, and tells of it unless there is nothing to do. */
type Step = <Result>(
  name: keyof PublishTimes,
  work: () => Promise<Result> | Result,
  isTold?: boolean,
) => Promise<Result>;

const noTime: PublishTimes = { sync: 0, plan: 0, render: 0, release: 0 };

type CreateRender = Awaited<ReturnType<typeof createRenderer>>;

const openApp = async (siteUrl: URL, appDir: string) => ({
  hash: await hashOfApp(appDir),
  createRender: await createRenderer(siteUrl, appDir),
});

/** Keeps the live site equal to what is published in the CMS. */
export class Publisher implements PublisherControl {
  readonly #settings: Settings;
  readonly #log: Log;
  readonly #state: State;
  /** The clock that pages see. */
  readonly #now: () => Date;
  readonly #client: CmsClient;
  readonly #releases: Releases;
  readonly #originals: Originals;
  readonly #aftermath: Aftermath;
  readonly #queue = new PublishQueue((request) => this.#run(request));
  readonly #listeners = new Set<(event: PublisherEvent) => void>();
  #content!: SiteContent;
  #pages!: Pages;
  #appDir: string;
  /** The app that is loaded, with the hash of its files. */
  #app?: { hash: string; createRender: CreateRender };
  #spareApp?: { folder: string; app: Promise<{ createRender: CreateRender }> };
  /** The files among the assets and pictures of the newest release, by path. */
  #assets = new Map<string, string>();
  /** Whether memory may differ from the record, since a release failed half-way. */
  #isStale = false;
  #isPublishing = false;
  #progress?: PublisherStatus['progress'];
  #problem?: string;
  #cmsRevision?: string;
  #behindSince?: Date;
  #timers: { poll?: NodeJS.Timeout; expiry?: NodeJS.Timeout } = {};
  #isStopped = false;

  constructor(settings: Settings, log: Log, state: State, now: () => Date) {
    this.#settings = settings;
    this.#log = log;
    this.#state = state;
    this.#now = now;
    this.#appDir = settings.appDir;
    this.#client = createCmsClient(settings.cms);
    this.#releases = new Releases({ siteDir: settings.siteDir, state, keep: settings.keepReleases });
    this.#originals = new Originals(mediaFolder(settings));
    this.#aftermath = new Aftermath({
      siteDir: settings.siteDir,
      mediaFolder: this.#originals.folder,
      state,
      releases: this.#releases,
      log,
      onPictures: () => void this.#publishByItself({ cause: 'media' }),
    });
  }

  /** Reads the record, and makes live what it says is live. */
  async load(): Promise<void> {
    await removeOldApps(this.#settings.appDir);
    await this.#read();
    await this.#releases.sweep();
    const newest = this.#releases.newest();
    if (!newest) return;
    this.#aftermath.released(newest, this.#releases.files(), this.#media());
    const live = this.#releases.live();
    if (live && !newest.live) this.#aftermath.search(live.id, this.#releases.filesOf(live.id));
  }

  #media(): MediaFile[] {
    return Object.values(this.#content.graph.mediaRecord());
  }

  async #read(): Promise<void> {
    await this.#releases.recover();
    const media = JSON.parse(readMeta(this.#state, 'media') ?? '{}') as Record<string, MediaFile>;
    this.#content = new SiteContent(
      {
        client: this.#client,
        state: this.#state,
        originals: this.#originals,
        withVariants: (file) => this.#aftermath.withVariants(file),
      },
      Object.fromEntries(Object.entries(media).map(([id, file]) => [id, this.#asReleased(file)])),
    );
    this.#pages = new Pages(this.#state);
    const files = this.#releases.files();
    this.#assets = new Map([...files].filter(([path]) => !this.#pages.get(path)));
    this.#isStale = false;
  }

  /**
   * The picture as pages show it. Variants that are gone, or are made in another way today, are forgotten; those that were
   * made since are brought with the next publish, which renders the pages that show them.
   */
  #asReleased(file: MediaFile): MediaFile {
    const { src, width, height, variants } = file;
    const today = this.#aftermath.withVariants(file).variants;
    return JSON.stringify(variants) === JSON.stringify(today) ? file : { src, width, height };
  }

  // ── what may be asked of it ──

  publish(request: PublishRequest): Promise<PublishOutcome> {
    this.#hear(request.revision);
    const live = this.#releases.live();
    // A hook that names what is live already is no news.
    if (live && this.#isReached(request.revision) && !request.full && !request.compile) {
      return Promise.resolve({ released: false, release: live, rendered: 0, times: noTime });
    }
    return this.#queue.add(request);
  }

  /** Whether the site shows this revision of the CMS, and nothing is under way or in the way. */
  #isReached(revision: string | undefined): boolean {
    if (revision !== this.#content.revision || this.#isStale || this.#isPublishing || this.#problem) return false;
    return this.#releases.newest()?.live === true;
  }

  status(): PublisherStatus {
    const held = [...this.#content.held.values()].map(({ type, id, locale, title, reasons, live }) => ({
      ...{ type, documentId: id, locale, title, reasons, live },
      adminUrl: adminLink({ type, id, locale }, this.#settings.adminUrl),
    }));
    return {
      state: this.#stateName(),
      release: this.#releases.live(),
      progress: this.#progress,
      cmsRevision: this.#cmsRevision,
      behindSince: this.#behindSince?.toISOString(),
      held,
      warnings: [...languageWarnings(this.#content.graph), ...this.#aftermath.warnings],
      problem: this.#problem,
      picturesWaiting: this.#aftermath.picturesWaiting,
    };
  }

  #stateName(): PublisherStatus['state'] {
    if (this.#isPublishing) return 'publishing';
    if (this.isPaused) return 'paused';
    if (this.#problem) return 'failed';
    return this.#releases.live() ? 'live' : 'starting';
  }

  releases(): ReleaseSummary[] {
    return this.#releases.list();
  }

  refused(): RefusedPublish[] {
    return refusedOnes(this.#state);
  }

  addressOf(type: EntryType, id: string, locale?: string): string | undefined {
    const { graph } = this.#content;
    const path = shownAt(graph, type, id, locale ?? graph.defaultLocale);
    const { origin, pathname } = this.#settings.siteUrl;
    return path === undefined ? undefined : origin + pathname.replace(/\/$/, '') + path;
  }

  get isPaused(): boolean {
    return readMeta(this.#state, 'paused') === 'yes';
  }

  async activate(id: string): Promise<ReleaseSummary> {
    const pause = () => writeMeta(this.#state, 'paused', 'yes');
    const release = await this.#releases.inTurn(() => this.#releases.activate(id, pause));
    this.#aftermath.search(id, this.#releases.filesOf(id));
    this.#emitStatus();
    return release;
  }

  async resume(): Promise<PublishOutcome> {
    writeMeta(this.#state, 'paused', undefined);
    return this.publish({ cause: 'manual' });
  }

  on(listener: (event: PublisherEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #emit(event: PublisherEvent): void {
    if (event.kind === 'progress') this.#progress = { done: event.done, total: event.total };
    if (event.kind === 'published' || event.kind === 'failed') this.#progress = undefined;
    for (const listener of this.#listeners) listener(event);
  }

  #emitStatus(): void {
    this.#emit({ kind: 'status', status: this.status() });
  }

  // ── for the forms of visitors ──

  readonly forms: FormsSite = {
    offer: (kind) => (this.#releases.live() ? offerIn(this.#content.graph, kind, this.#now) : undefined),
    page: async (path, form, locale) => {
      const { createRender } = await this.#appToShow();
      const { graph } = this.#content;
      return (await createRender(graph, this.#now)(prefixOf(graph, locale) + path, { form })).body;
    },
  };

  // ── for editors who look at drafts ──

  readonly previews: PreviewSource = {
    live: () => this.#content.graph,
    // While a publish is under way the graph may still be taken back.
    version: () => (this.#isPublishing ? undefined : `${this.#content.revision} ${this.#releases.live()?.id}`),
    render: async (graph, path, preview) => {
      const { createRender } = await this.#appToShow();
      return (await createRender(graph, this.#now)(path, { preview })).body;
    },
    folders: () => ({ siteDir: this.#settings.siteDir, appDir: this.#appDir, media: this.#originals.folder }),
  };

  /** The app that publishes, or where nothing was published yet since the start, one of its own. */
  #appToShow(): Promise<{ createRender: CreateRender }> {
    if (this.#app) return Promise.resolve(this.#app);
    const folder = this.#appDir;
    if (this.#spareApp?.folder !== folder) {
      const app = openApp(this.#settings.siteUrl, folder);
      this.#spareApp = { folder, app };
      app.catch(() => (this.#spareApp = undefined));
    }
    return this.#spareApp!.app;
  }

  // ── what it does by itself ──

  /** Publishes what is new, and goes on looking. */
  start(): void {
    void this.#publishByItself({ cause: 'start' });
    this.#poll();
  }

  #poll(): void {
    if (this.#isStopped) return;
    this.#timers.poll = setTimeout(() => {
      void this.#look().finally(() => this.#poll());
    }, this.#settings.pollSeconds * 1000);
  }

  async #look(): Promise<void> {
    if (this.isPaused || this.#isPublishing) return;
    try {
      const { revision } = await fetchRevision(this.#client);
      this.#hear(revision);
      if (!this.#isReached(revision)) await this.#publishByItself({ cause: 'poll' });
    } catch (error) {
      this.#fail(error as Error, { cause: 'poll' });
    }
  }

  /** Every failure is told where it happens. */
  async #publishByItself(request: PublishRequest): Promise<void> {
    await this.publish(request).catch(() => {});
  }

  #expire(): void {
    clearTimeout(this.#timers.expiry);
    const next = this.#pages.nextExpiry();
    if (next === Infinity || this.#isStopped) return;
    // What could not be published is tried again with the next look at the CMS, and not at once.
    const soonest = this.#problem ? this.#settings.pollSeconds * 1000 : 0;
    const wait = Math.min(Math.max(next - this.#now().getTime(), soonest), longestTimer);
    this.#timers.expiry = setTimeout(() => void this.#publishByItself({ cause: 'expiry' }), wait);
  }

  /** A revision of the CMS that somebody named. It says only that there is something to look at. */
  #hear(revision: string | undefined): void {
    if (revision === undefined) return;
    this.#cmsRevision = revision;
    this.#behindSince = revision === this.#content.revision ? undefined : (this.#behindSince ?? new Date());
  }

  /** When pictures, compressed files and the search index are made too. */
  async settled(): Promise<void> {
    for (;;) {
      await this.#queue.idle();
      if (!(await this.#aftermath.settled())) return;
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timers.poll);
    clearTimeout(this.#timers.expiry);
    await this.#queue.idle();
    await this.#aftermath.stop();
    this.#state.close();
  }

  // ── one publish ──

  async #run(request: PublishRequest): Promise<PublishOutcome> {
    const live = this.#releases.live();
    if (this.isPaused && live) {
      const outcome = { released: false, release: live, rendered: 0, times: noTime };
      this.#emit({ kind: 'published', outcome, cause: request.cause });
      return outcome;
    }
    this.#isPublishing = true;
    this.#emitStatus();
    try {
      const outcome = await this.#releases.inTurn(() => undisturbed(() => this.#publishNow(request)));
      this.#problem = undefined;
      if (this.#cmsRevision === this.#content.revision) this.#behindSince = undefined;
      this.#isPublishing = false;
      this.#emit({ kind: 'published', outcome, cause: request.cause });
      return outcome;
    } catch (error) {
      this.#isPublishing = false;
      this.#fail(error as Error, request);
      throw error;
    } finally {
      this.#expire();
      this.#emitStatus();
    }
  }

  async #publishNow(request: PublishRequest): Promise<PublishOutcome> {
    // Somebody may have gone back while this waited.
    const shown = this.#releases.live();
    if (this.isPaused && shown) return { released: false, release: shown, rendered: 0, times: noTime };
    if (this.#isStale) await this.#read();
    return request.compile ? this.#publishCompiled(request) : this.#publish(request);
  }

  #fail(error: Error, { cause }: PublishRequest): void {
    const { code = '' } = error as NodeJS.ErrnoException;
    const isFull = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code);
    this.#problem = isFull
      ? `There is no room left on the disk of ${this.#settings.siteDir}. Make room; what is live stays, and the publisher tries again by itself.`
      : error.message;
    // A disk that is full takes no record either.
    if (!isFull) noteRefused(this.#state, { at: new Date().toISOString(), cause, message: this.#problem });
    this.#emit({ kind: 'failed', message: this.#problem, cause });
  }

  /** New code goes live with everything under it, or not at all: then the app that ran before goes on. */
  async #publishCompiled(request: PublishRequest): Promise<PublishOutcome> {
    const before = { appDir: this.#appDir, app: this.#app };
    this.#emit({ kind: 'step', step: 'compile' });
    this.#appDir = await compileApp(this.#settings.appDir);
    this.#app = undefined;
    try {
      const outcome = await this.#publish(request);
      await installApp(this.#appDir, this.#settings.appDir);
      if (before.appDir !== this.#settings.appDir) await rm(before.appDir, { recursive: true, force: true });
      return outcome;
    } catch (error) {
      await rm(this.#appDir, { recursive: true, force: true });
      this.#appDir = before.appDir;
      this.#app = before.app;
      throw error;
    }
  }

  async #publish(request: PublishRequest): Promise<PublishOutcome> {
    const times: PublishTimes = { ...noTime };
    const step: Step = async (name, work, isTold = true) => {
      if (isTold) this.#emit({ kind: 'step', step: name });
      const start = performance.now();
      try {
        return await work();
      } finally {
        times[name] += performance.now() - start;
      }
    };
    this.#app ??= await openApp(this.#settings.siteUrl, this.#appDir);
    const isOtherApp = readMeta(this.#state, 'app') !== this.#app.hash;
    const graphBefore = this.#content.graph;
    const sharedBefore = sharedPaths(graphBefore);

    const pulled = await step('sync', () =>
      this.#content.pull({ changed: request.changed, full: request.full, retryBroken: isOtherApp || request.full }),
    );
    try {
      this.#hear(pulled.revision);
      const { graph } = this.#content;
      const pictures = Object.keys(graph.mediaRecord()).length;
      this.#emit({ kind: 'pulled', entries: graph.size, pictures });
      this.#aftermath.bringVariants(pulled.change);
      const isAll = isOtherApp || request.full === true || pulled.change.graph !== graphBefore;
      const { plan, rendered } = await this.#renderAll(pulled, sharedBefore, isAll, step);
      const isAny = plan.render.size + plan.remove.size > 0;
      const parts = { isOtherApp, plan, rendered, times };
      const outcome = await step('release', () => this.#release(request, pulled, parts), isAny);
      const taken = rounded(times);
      if (outcome.released) this.#releases.setTimes(outcome.release.id, taken);
      const release = outcome.released ? { ...outcome.release, times: taken } : outcome.release;
      return { released: outcome.released, release, rendered: rendered.length, times: taken };
    } catch (error) {
      pulled.undo();
      throw error;
    }
  }

  /** Renders what the change touches; entries that a page cannot be rendered with are held, and the rest goes on. */
  async #renderAll(
    pulled: Pulled,
    sharedBefore: readonly string[],
    isAll: boolean,
    step: Step,
  ): Promise<{ plan: Plan; rendered: StoredPage[] }> {
    const { change } = pulled;
    const { graph } = change;
    for (;;) {
      const plan = await step('plan', () =>
        isAll ? planAll(graph, this.#pages) : planChange(change, this.#pages, sharedBefore, this.#now().getTime()),
      );
      const render = this.#app!.createRender(graph, this.#now);
      try {
        const rendered = await step(
          'render',
          () =>
            renderAll(plan.render, render, this.#releases.blobs, (done) =>
              this.#emit({ kind: 'progress', done, total: plan.render.size }),
            ),
          plan.render.size > 0,
        );
        return { plan, rendered };
      } catch (error) {
        if (!(error instanceof PageFailed)) throw error;
        if (!pulled.holdReaders(error.reads, ownerOf(graph, error.path), error.message)) throw error;
        this.#log.warn({ path: error.path }, error.message);
      }
    }
  }

  async #release(
    request: PublishRequest,
    pulled: Pulled,
    made: { isOtherApp: boolean; plan: Plan; rendered: StoredPage[]; times: PublishTimes },
  ): Promise<Pick<PublishOutcome, 'released' | 'release'>> {
    const { graph } = pulled.change;
    const { isOtherApp, plan, rendered, times } = made;
    const changes: FileChanges = new Map();
    for (const { path, hash } of rendered) if (this.#pages.get(path)?.hash !== hash) changes.set(path, hash);
    for (const path of plan.remove) changes.set(path, undefined);
    const assets = await this.#assetsNow(pulled, isOtherApp);
    for (const [path, hash] of assets) if (this.#assets.get(path) !== hash) changes.set(path, hash);
    for (const path of this.#assets.keys()) if (!assets.has(path) && !changes.has(path)) changes.set(path, undefined);

    const persist = () => {
      pulled.save();
      this.#pages.save(rendered, [...plan.remove]);
      writeMeta(this.#state, 'app', this.#app?.hash);
      if (pulled.change.touchedMedia) writeMeta(this.#state, 'media', JSON.stringify(graph.mediaRecord()));
    };
    // What changed is told by the difference from the newest release, also where an older one is live.
    const newest = this.#releases.newest();
    const released = changes.size > 0 || !newest?.live;
    this.#isStale = true;
    let release: ReleaseSummary;
    if (changes.size === 0 && newest) {
      this.#state.transaction(persist)();
      release = newest.live ? newest : await this.#releases.activate(newest.id);
    } else {
      const { revision } = pulled;
      const redirects = redirectTargets(graph);
      const parts = { changes, redirects, revision, cause: request.cause, rendered: rendered.length, times, persist };
      release = await this.#releases.release(parts, new Date());
    }
    this.#isStale = false;
    this.#assets = assets;
    if (released) this.#aftermath.released(release, this.#pagesAndAssets(), this.#media());
    return { released, release };
  }

  #pagesAndAssets(): Map<string, string> {
    const files = new Map(this.#assets);
    for (const path of this.#pages.paths()) files.set(path, this.#pages.get(path)!.hash);
    return files;
  }

  /** Hashes of assets and pictures, by path. They are read again only where one of them may have changed. */
  async #assetsNow(pulled: Pulled, isOtherApp: boolean): Promise<Map<string, string>> {
    const { change } = pulled;
    if (!isOtherApp && !change.touchedMedia) return this.#assets;
    const assets = new Map<string, string>();
    const { blobs } = this.#releases;
    const isPicture = (path: string) => path.startsWith('/media/');
    if (isOtherApp)
      for (const [path, file] of await assetsOf(this.#appDir)) assets.set(path, await blobs.putFile(file));
    else for (const [path, hash] of this.#assets) if (!isPicture(path)) assets.set(path, hash);
    for (const src of servedFiles(change.graph.mediaRecord())) {
      const known = this.#assets.get(src);
      assets.set(src, known ?? (await blobs.putFile(this.#originals.path({ src }))));
    }
    return assets;
  }
}
