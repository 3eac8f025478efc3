import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  canonicalLinks,
  type EntryType,
  entryTypeOf,
  entryTypes,
  linkedIds,
  singularNameOf,
} from '@kneadful/shared-types';
import { type DocumentNode, Kind, parse } from 'graphql';
import { type Entries, ownLinks } from '../content/entries/index.ts';
import { minimal } from '../content/minimal-entries.ts';
import { type CmsClient, CmsUnavailable, FileMissing } from './client.ts';
import { sources } from './sources.ts';

type Raw = Record<string, unknown>;
type Variables = Record<string, unknown>;

interface FakeRow {
  type: EntryType;
  documentId: string;
  locale: string | null;
  rowId: number;
  publishedAt: number;
  /** As an editor meant it: links to what is not published are left out of answers. */
  fields: Raw;
}

interface FakeFile {
  rowId: number;
  documentId: string;
  url: string;
  ext: string;
  width: number | null;
  height: number | null;
  updatedAt: number;
}

/** Links inside sections and parts, by the names of their fields. */
const nestedLinks = new Set(
  'technique condition audience citation regions findings techniques audiences recommendations practices questions services signedOffBy page article'.split(
    ' ',
  ),
);
const prose = new Set(['body', 'intro', 'answer', 'bio']);
const hyphenated = new Set(['certainty', 'urgency', 'group', 'studyType']);

/** For tests: a CMS in memory that answers what the publisher asks, with rows that a test publishes. */
export class FakeCms {
  defaultLocale = 'en';
  locales = ['en'];
  /** The moment of the next change, in milliseconds, and how far the clock moves with each. */
  clock = Date.UTC(2026, 0, 1);
  step = 1;
  /** Whether it answers at all. */
  isDown = false;
  /** Called before each answer: what somebody does meanwhile. */
  beforeAnswer: (asked: string) => void = () => {};
  readonly files = new Map<string, FakeFile>();
  /** By the path of an uploaded file. */
  readonly bytes = new Map<string, string | Buffer>();
  readonly #rows = new Map<string, FakeRow>();
  #asked: string[] = [];
  #lastRow = 0;

  /** With what a site cannot do without. */
  static withSite(): FakeCms {
    const cms = new FakeCms();
    cms.upload('file-1');
    for (const type of ['Studio', 'Navigation', 'Location'] as const) cms.publish(type);
    return cms;
  }

  // ── what editors do ──

  /** Publishes an entry: the least that is valid, and what the test says of it. @returns its document id */
  publish<Type extends EntryType>(
    type: Type,
    fields: { [Field in keyof Entries[Type]]?: Entries[Type][Field] | null } = {},
    locale = this.defaultLocale,
  ): string {
    const { id: documentId = `${type.charAt(0).toLowerCase()}${type.slice(1)}-1`, ...rest } = fields as Raw & {
      id?: string;
    };
    const wasLive = this.#isLive(documentId);
    const row: FakeRow = {
      type,
      documentId,
      locale: type === 'Redirect' ? null : locale,
      rowId: ++this.#lastRow,
      publishedAt: this.#tick(),
      fields: rawOf(type, { ...minimal[type], ...rest }),
    };
    this.#rows.set(keyOf(row), row);
    if (!wasLive)
      for (const other of this.#rows.values()) if (other !== row && names(other, documentId)) this.#move(other);
    return documentId;
  }

  /** Takes an entry off the site; the links to it are gone without a new version of what linked to it. */
  unpublish(type: EntryType, documentId: string, locale = this.defaultLocale): void {
    this.#rows.delete(keyOf({ type, documentId, locale: type === 'Redirect' ? null : locale }));
  }

  /** The row's links come back, or nothing happens to it: a new moment, no new row. */
  repair(type: EntryType, documentId: string, locale = this.defaultLocale): void {
    this.#move(this.#row(type, documentId, locale));
  }

  /** A link goes, and no sum shows it. */
  loseLinks(type: EntryType, documentId: string, field: string): void {
    const { fields } = this.#row(type, documentId, this.defaultLocale);
    fields[field] = Array.isArray(fields[field]) ? [] : null;
  }

  /** Uploads a file, or another in its place. */
  upload(documentId: string, bytes: string | Buffer = `bytes of ${documentId}`, ext = '.svg'): void {
    const rowId = this.files.get(documentId)?.rowId ?? ++this.#lastRow;
    const url = `/uploads/${documentId}${ext}`;
    this.files.set(documentId, { documentId, rowId, url, ext, width: 400, height: 300, updatedAt: this.#tick() });
    this.bytes.set(url, bytes);
  }

  removeFile(documentId: string): void {
    this.files.delete(documentId);
  }

  // ── what is asked ──

  /** What was asked since the last time, a line for each request. */
  asked(): string[] {
    return this.#asked.splice(0);
  }

  readonly client: CmsClient = {
    url: 'http://cms.example',
    query: async (document: unknown, variables: object) =>
      this.answer(document as DocumentNode, variables as Variables) as never,
    file: async (path) => this.#file(path),
  };

  /** The same over HTTP: for a server of `node:http`. */
  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    const { url = '' } = request;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      try {
        if (url.startsWith('/uploads/')) return void response.end(this.#file(url));
        const asked = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables?: Variables };
        const data = this.answer(parse(asked.query), asked.variables ?? {});
        response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
      } catch (error) {
        response.writeHead(error instanceof FileMissing ? 404 : 503).end();
      }
    });
  };

  /** Published rows as they would be answered, by type, document id and locale. */
  published(): { type: EntryType; documentId: string; locale: string; raw: Raw }[] {
    return [...this.#rows.values()].map((row) => ({
      ...{ type: row.type, documentId: row.documentId, locale: row.locale ?? this.defaultLocale },
      raw: this.#raw(row),
    }));
  }

  answer(document: DocumentNode, variables: Variables): Raw {
    const root = rootOf(document);
    const asked = describe(root, variables);
    this.beforeAnswer(asked);
    this.#asked.push(asked);
    if (this.isDown) throw new CmsUnavailable('The CMS is down.');
    if (root === 'contentRevision') return { [root]: this.#revision() };
    if (root === 'contentManifest') return { [root]: this.#manifest(variables) };
    if (root === 'contentFiles') return { [root]: this.#fileRows(variables) };
    const source = sources.find((candidate) => candidate.root === root);
    if (!source) throw new Error(`The fake CMS has no answer for ${root}.`);
    const { locale, start = 0, limit = Infinity, filters } = variables as EntryVariables;
    const found = [...this.#rows.values()]
      .filter((row) => row.type === source.type && (!source.localized || row.locale === locale))
      .filter(({ documentId }) => !filters || filters.documentId.in.includes(documentId))
      .sort((a, b) => (a.documentId < b.documentId ? -1 : 1))
      .map((row) => this.#raw(row));
    return { [root]: source.kind === 'single' ? (found[0] ?? null) : found.slice(start, start + limit) };
  }

  #revision(): Raw {
    const types = entryTypes.map((type) => {
      const rows = this.#rowsOf(type);
      const sum = (numbers: number[]) => String(numbers.reduce((total, number) => total + BigInt(number), 0n));
      const moments = rows.map(({ publishedAt }) => publishedAt);
      const newest = String(Math.max(0, ...moments));
      const rowSum = sum(rows.map(({ rowId }) => rowId));
      return { type: singularNameOf(type), count: rows.length, rowSum, newest, publishedSum: sum(moments) };
    });
    const updated = [...this.files.values()].map(({ updatedAt }) => updatedAt);
    const files = {
      count: updated.length,
      newest: String(Math.max(0, ...updated)),
      updatedSum: String(updated.reduce((total, moment) => total + BigInt(moment), 0n)),
    };
    const { defaultLocale, locales } = this;
    const state = JSON.stringify([defaultLocale, locales, types, files, this.#lastRow]);
    return { revision: sha(state).slice(0, 32), defaultLocale, locales: [...locales], types, files };
  }

  #manifest({ type = '', after = 0, first = 100, since, documentIds, withLinks }: ManifestVariables): Raw[] {
    return this.#rowsOf(entryTypeOf(type)!)
      .filter((row) => row.rowId > after)
      .filter((row) => since == null || row.publishedAt >= Number(since))
      .filter((row) => documentIds == null || documentIds.includes(row.documentId))
      .sort((a, b) => a.rowId - b.rowId)
      .slice(0, first)
      .map((row) => ({
        ...{ documentId: row.documentId, locale: row.locale, rowId: row.rowId, publishedAt: String(row.publishedAt) },
        ...(withLinks && { linksHash: sha(canonicalLinks(linkedIds(this.#raw(row)))).slice(0, 22) }),
      }));
  }

  #fileRows({ after = 0, first = 100, since }: Pick<ManifestVariables, 'after' | 'first' | 'since'>): Raw[] {
    return [...this.files.values()]
      .filter((file) => file.rowId > after && (since == null || file.updatedAt >= Number(since)))
      .sort((a, b) => a.rowId - b.rowId)
      .slice(0, first)
      .map((file) => ({ ...file, updatedAt: String(file.updatedAt) }));
  }

  #file(path: string): Buffer {
    this.beforeAnswer(path);
    this.#asked.push(path);
    if (this.isDown) throw new CmsUnavailable('The CMS is down.');
    const bytes = this.bytes.get(path);
    if (bytes === undefined) throw new FileMissing(`The CMS answered 404 for the picture ${path}.`);
    return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  }

  #raw({ documentId, locale, fields }: FakeRow): Raw {
    const answered = (value: unknown, key: string): unknown => {
      if (Array.isArray(value)) return value.map((item) => answered(item, key)).filter((item) => item !== null);
      if (typeof value !== 'object' || value === null || prose.has(key)) return value;
      if (isLink(value))
        return ['file', 'logo', 'logoDark'].includes(key) ? this.#fileFields(value) : this.#liveLink(value);
      return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, answered(child, name)]));
    };
    const all = answered(fields, '') as Raw;
    return { documentId, ...(locale !== null && { locale }), ...all };
  }

  #liveLink(link: { documentId: string }) {
    return this.#isLive(link.documentId) ? link : null;
  }

  #fileFields({ documentId }: { documentId: string }): Raw | null {
    const file = this.files.get(documentId);
    if (!file) return null;
    const { url, width, height, ext, updatedAt } = file;
    return { documentId, url, width, height, ext, updatedAt: new Date(updatedAt).toISOString() };
  }

  #rowsOf(type: EntryType): FakeRow[] {
    return [...this.#rows.values()].filter((row) => row.type === type);
  }

  #row(type: EntryType, documentId: string, locale: string): FakeRow {
    return this.#rows.get(keyOf({ type, documentId, locale: type === 'Redirect' ? null : locale }))!;
  }

  #isLive(documentId: string): boolean {
    return [...this.#rows.values()].some((row) => row.documentId === documentId);
  }

  #move(row: FakeRow): void {
    this.clock = Math.max(this.clock + this.step, row.publishedAt + 1);
    row.publishedAt = this.clock;
  }

  #tick(): number {
    return (this.clock += this.step);
  }
}

interface EntryVariables {
  locale?: string;
  start?: number;
  limit?: number;
  filters?: { documentId: { in: string[] } };
}

interface ManifestVariables {
  type?: string;
  after?: number;
  first?: number;
  since?: string;
  documentIds?: string[];
  withLinks?: boolean;
}

const keyOf = ({ type, documentId, locale }: Pick<FakeRow, 'type' | 'documentId' | 'locale'>) =>
  `${type} ${documentId} ${locale}`;

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

const isLink = (value: object): value is { documentId: string } =>
  'documentId' in value && Object.keys(value).length === 1;

const names = ({ fields }: FakeRow, documentId: string) => linkedIds(fields).includes(documentId);

function rootOf(document: DocumentNode): string {
  const [operation] = document.definitions;
  const field = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  return field?.kind === Kind.FIELD ? field.name.value : '';
}

/** `contentManifest article since`, `articles en article-1,article-2`. */
function describe(root: string, { locale, filters, type, ...rest }: Variables): string {
  const { after, since, documentIds, withLinks } = rest as ManifestVariables;
  return [
    root,
    type,
    locale,
    (filters as EntryVariables['filters'])?.documentId.in.join(),
    since == null ? undefined : 'since',
    documentIds && `of ${documentIds.join()}`,
    withLinks ? 'with links' : undefined,
    after ? 'next page' : undefined,
  ]
    .filter(Boolean)
    .join(' ');
}

/** An entry as GraphQL answers it: links as objects, no hyphens in enumerations, null for what is not there. */
function rawOf(type: EntryType, entry: object): Raw {
  const own = new Set<PropertyKey>(ownLinks[type] ?? []);
  const raw = (value: unknown, key: string, isLinkField: boolean): unknown => {
    if (value === undefined || value === null) return null;
    if (Array.isArray(value)) return prose.has(key) ? value : value.map((item) => raw(item, key, isLinkField));
    if (typeof value === 'string' && isLinkField) return { documentId: value };
    if (typeof value === 'string' && hyphenated.has(key)) return value.replaceAll('-', '_');
    if (typeof value !== 'object') return value;
    if ('documentId' in value) return { documentId: value.documentId };
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, raw(child, name, nestedLinks.has(name))]),
    );
  };
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, raw(value, key, own.has(key))]));
}
