import { type EntryType, entryTypes } from '@kneadful/shared-types';
import type { CmsClient } from '../src/cms/client.ts';
import { difference } from '../src/cms/difference.ts';
import { filesIn } from '../src/cms/files-in.ts';
import { decide, type HeldEntries, heldKey, type RowKey } from '../src/cms/liveness.ts';
import { type Difference, type FileRow, Mirror } from '../src/cms/mirror.ts';
import type { Unfit } from '../src/cms/parse-entry.ts';
import { refuseEmptySite } from '../src/cms/required.ts';
import type { Entry } from '../src/content/entries/index.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { GraphChange } from '../src/content/graph-change.ts';
import { entryKey } from '../src/content/keys.ts';
import type { MediaFile, Snapshot } from '../src/content/snapshot.ts';
import { copyOf } from './graph-copy.ts';
import type { Originals } from './originals.ts';
import { loadContent, saveDifference, saveHeld } from './state/content-state.ts';
import { readMeta, type State, writeMeta } from './state/database.ts';

export interface SiteContentOptions {
  client: CmsClient;
  state: State;
  originals: Originals;
  /** The file with the variants that are made. */
  withVariants(file: MediaFile): MediaFile;
}

export interface PullOptions {
  changed?: { type: string; documentId: string }[];
  /** Look at every row again, and at its links. */
  full?: boolean;
  /** What could not be rendered may be, with other code. */
  retryBroken?: boolean;
}

/** What the site is made of: the CMS's content as it was fetched last, and the graph of what is live. */
export class SiteContent {
  graph: ContentGraph;
  readonly #options: SiteContentOptions;
  readonly #mirror: Mirror;
  #held: HeldEntries;
  #broken: Map<string, Unfit['reasons']>;
  #revision?: string;

  constructor(options: SiteContentOptions, media: Record<string, MediaFile>) {
    this.#options = options;
    const { mirror, held, broken, liveInstead } = loadContent(options.state);
    this.#mirror = mirror;
    this.#held = held;
    this.#broken = broken;
    this.#revision = readMeta(options.state, 'revision');
    const locales = JSON.parse(readMeta(options.state, 'locales') ?? '["en"]') as string[];
    this.graph = emptyGraph(readMeta(options.state, 'defaultLocale') ?? 'en', locales);
    for (const [id, file] of Object.entries(media)) this.graph.setMedia(id, file);
    for (const type of entryTypes) {
      for (const row of mirror.rows(type)) {
        const key = heldKey(row);
        const entry = held.has(key) ? liveInstead.get(key) : row.content.fit ? row.content.entry : undefined;
        if (entry) this.graph.set(type, row.id, row.locale, entry as never);
      }
    }
  }

  /** The CMS's revision that the graph shows. */
  get revision(): string | undefined {
    return this.#revision;
  }

  get held(): HeldEntries {
    return this.#held;
  }

  /**
   * Asks the CMS what changed, and brings the graph there. Nothing is kept until `save`; `undo` takes it all back.
   * @throws CmsUnavailable, SiteUnfit
   */
  async pull({ changed, full = false, retryBroken = false }: PullOptions): Promise<Pulled> {
    const found = await difference(this.#options.client, this.#mirror, { changed, verify: full });
    const isOther =
      found.defaultLocale !== this.graph.defaultLocale || found.locales.join() !== this.graph.locales.join();
    return isOther ? this.#pullAnew() : this.#bring(found, retryBroken ? new Map() : this.#broken, full);
  }

  /** Other languages: other links and addresses, and so another graph, which begins with what is live. */
  async #pullAnew(): Promise<Pulled> {
    const before = this.graph;
    const all = await difference(this.#options.client, new Mirror());
    const [rows, files] = [all.rows.map(heldKey), all.files.map(({ documentId }) => documentId)].map(
      (keys) => new Set(keys),
    ) as [Set<string>, Set<string>];
    all.removed = entryTypes.flatMap((type) => [...this.#mirror.rows(type)]).filter((row) => !rows.has(heldKey(row)));
    all.removedFiles = [...this.#mirror.files.keys()].filter((id) => !files.has(id));
    this.graph = copyOf(before, all);
    try {
      const pulled = await this.#bring(all, new Map(), true);
      const undo = pulled.undo.bind(pulled);
      pulled.undo = () => {
        undo();
        this.graph = before;
      };
      return pulled;
    } catch (error) {
      this.graph = before;
      throw error;
    }
  }

  async #bring(found: Difference, known: Map<string, Unfit['reasons']>, isAll: boolean): Promise<Pulled> {
    const undoMirror = this.#mirror.apply(found);
    const change = new GraphChange(this.graph);
    try {
      const retried = [...this.#broken.keys()].filter((key) => !known.has(key)).map((key) => this.#held.get(key)!);
      const touched = [...found.rows, ...found.removed, ...retried, ...this.#waitingFor(found.files)];
      const keys: RowKey[] = isAll ? this.#allKeys(touched) : touched;
      const broken = new Map(known);
      for (const key of keys) broken.delete(heldKey(key));
      await this.#bringFiles(change, keys, found);
      const held = new Map(this.#held);
      decide(change, this.#mirror, keys, held, { broken });
      const dropped = this.#dropFiles(change);
      refuseEmptySite(this.graph, held);
      return new Pulled({ content: this, found, change, held, broken, keys, dropped, undoMirror });
    } catch (error) {
      change.undo();
      undoMirror();
      throw error;
    }
  }

  /** Held rows that show one of these files: it may be what they lacked. */
  #waitingFor(files: Difference['files']): RowKey[] {
    const ids = new Set(files.map(({ documentId }) => documentId));
    return [...this.#held.values()].filter(({ type, id, locale }) =>
      this.#mirror.row(type, id, locale)?.links.some((link) => ids.has(link)),
    );
  }

  #allKeys(touched: RowKey[]): RowKey[] {
    const keys = new Map(touched.map(({ type, id, locale }) => [heldKey({ type, id, locale }), { type, id, locale }]));
    for (const type of entryTypes)
      for (const { id, locale } of this.#mirror.rows(type))
        keys.set(heldKey({ type, id, locale }), { type, id, locale });
    return [...keys.values()];
  }

  /** Pictures that appeared or changed; those that cannot be had are missing, and who shows them is held. */
  async #bringFiles(change: GraphChange, keys: RowKey[], found: Difference): Promise<void> {
    const { files } = found;
    const missing: FileRow[] = [];
    const wanted = new Set<string>();
    for (const key of keys) {
      const content = this.#mirror.row(key.type, key.id, key.locale)?.content;
      if (content?.fit) for (const id of filesIn(content.entry).keys()) wanted.add(id);
    }
    for (const { documentId } of files) if (this.graph.media(documentId)) wanted.add(documentId);
    for (const id of wanted) {
      const row = this.#mirror.files.get(id);
      if (!row || (this.graph.media(id) && !files.includes(row))) continue;
      const media = await this.#options.originals.bring(row, this.#options.client);
      if (media) change.setMedia(id, this.#options.withVariants(media));
      else missing.push(row);
    }
    await this.#options.originals.save();
    this.#forget(missing, found);
  }

  /**
   * What is live keeps its picture even where the CMS has lost the bytes of another. As far as the mirror knows, the other
   * is not there: so every publish asks for it again.
   */
  #forget(missing: readonly FileRow[], found: Difference): void {
    for (const { documentId } of missing) this.#mirror.files.delete(documentId);
    found.files = found.files.filter((file) => !missing.includes(file));
  }

  /** @returns pictures that nothing shows any more */
  #dropFiles(change: GraphChange): Map<string, MediaFile> {
    const unused = new Set(change.replaced.flatMap(({ entry }) => [...filesIn(entry).keys()]));
    for (const { type, id, locale } of change.replaced)
      for (const file of filesIn(this.graph.row(type, id, locale)).keys()) unused.delete(file);
    const dropped = new Map<string, MediaFile>();
    if (unused.size === 0) return dropped;
    for (const type of entryTypes)
      for (const { id, locale } of this.#mirror.rows(type))
        for (const file of filesIn(this.graph.row(type, id, locale)).keys()) unused.delete(file);
    for (const id of unused) {
      const file = this.graph.media(id);
      if (file) dropped.set(id, file);
      change.setMedia(id, undefined);
    }
    return dropped;
  }

  /** @internal */
  decideAgain({ change, held, broken, dropped }: Omit<PulledParts, 'keys'>, keys: RowKey[]): void {
    // The last live versions may show them.
    for (const [id, file] of dropped) change.setMedia(id, file);
    decide(change, this.#mirror, keys, held, { broken });
    dropped.clear();
    for (const [id, file] of this.#dropFiles(change)) dropped.set(id, file);
    refuseEmptySite(this.graph, held);
  }

  /** @internal Within the caller's transaction. */
  keep({ found, held, broken }: Pick<PulledParts, 'found' | 'held' | 'broken'>): void {
    const { state } = this.#options;
    this.#held = held;
    this.#broken = broken;
    this.#revision = found.revision;
    this.graph.revision = found.revision;
    saveDifference(state, found);
    saveHeld(state, { held, broken }, ({ type, id, locale }) => this.graph.row(type, id, locale) as Entry | undefined);
    writeMeta(state, 'revision', found.revision);
    writeMeta(state, 'defaultLocale', found.defaultLocale);
    writeMeta(state, 'locales', JSON.stringify(found.locales));
  }
}

interface PulledParts {
  content: SiteContent;
  found: Difference;
  change: GraphChange;
  held: HeldEntries;
  broken: Map<string, Unfit['reasons']>;
  keys: RowKey[];
  /** Pictures that nothing shows any more. */
  dropped: Map<string, MediaFile>;
  undoMirror: () => void;
}

/** The graph as the CMS has it, not yet kept. */
export class Pulled {
  readonly change: GraphChange;
  readonly #parts: PulledParts;

  constructor(parts: PulledParts) {
    this.change = parts.change;
    this.#parts = parts;
  }

  get revision(): string {
    return this.#parts.found.revision;
  }

  get held(): HeldEntries {
    return this.#parts.held;
  }

  /** Whether the CMS has other rows than before, shown or not. */
  get isEmpty(): boolean {
    const { rows, removed, files, removedFiles } = this.#parts.found;
    return rows.length + removed.length + files.length + removedFiles.length === 0;
  }

  /**
   * Holds those of the changed entries that a page read before it failed.
   * @returns whether there were any: otherwise none of them is to blame
   */
  holdReaders(
    reads: ReadonlySet<string>,
    owner: { type: EntryType; id: string } | undefined,
    message: string,
  ): boolean {
    const { content, keys, broken, change } = this.#parts;
    const isFresh = (key: RowKey) => !broken.has(heldKey(key)) && change.graph.row(key.type, key.id, key.locale);
    const fresh = keys.filter(isFresh);
    const { graph } = change;
    // Other languages borrow from the default one.
    const locales = (key: RowKey) => (key.locale === graph.defaultLocale ? graph.locales : [key.locale]);
    const isRead = (key: RowKey) =>
      locales(key).some((locale) => reads.has(entryKey(key.type, key.id, graph.tag(locale))));
    const readers = fresh.filter(isRead);
    // With everything new, the page's own entry is the likeliest; some pages fail before they have read it.
    const own = fresh.filter(({ type, id }) => type === owner?.type && id === owner.id);
    const suspects = own.length > 0 ? own : readers.length <= mostSuspects ? readers : [];
    for (const key of suspects) broken.set(heldKey(key), [{ field: '', message }]);
    if (suspects.length > 0) content.decideAgain(this.#parts, suspects);
    return suspects.length > 0;
  }

  /** Within the caller's transaction. */
  save(): void {
    this.#parts.content.keep(this.#parts);
  }

  undo(): void {
    this.#parts.change.undo();
    this.#parts.undoMirror();
  }
}

/** Where a page that fails read more new entries than this, holding them all would take the site apart. */
const mostSuspects = 20;

function emptyGraph(defaultLocale: string, locales: string[]): ContentGraph {
  const entries = Object.fromEntries(entryTypes.map((type) => [type, []])) as unknown as Snapshot['entries'];
  return new ContentGraph({ revision: '', defaultLocale, locales, entries, media: {} });
}
