import { createHash } from 'node:crypto';
import { canonicalLinks, type ChangedEntry, linkedIds, singularNameOf } from '@kneadful/shared-types';
import { ownLinkIds } from '../content/graph.ts';
import { type CmsClient, CmsUnavailable } from './client.ts';
import { fetchEntries } from './entries.ts';
import { fetchFiles, fetchManifest, fetchRevision, isEqualSum, type ManifestRow, type Revision } from './manifest.ts';
import { type Difference, type FileRow, fileSumsOf, isSameVersion, type Mirror, type Row } from './mirror.ts';
import { parseEntry } from './parse-entry.ts';
import { type Source, sources } from './sources.ts';

export interface DifferenceOptions {
  /** What a build hook named. Only a hint of where to look first. */
  changed?: ChangedEntry[];
  /** Look at every row's links too, which no sum shows. */
  verify?: boolean;
  /** How often the CMS has been asked already, and its answers did not agree: somebody may have published in between. */
  attempt?: number;
}

/** Of those who publish one entry after the other, there is a moment between two of them. */
const mostAttempts = 6;

/**
 * What changed in the CMS since `mirror` was right: sums say which types, the newest rows and the hints mostly say which
 * entries, and where they do not explain the sums, the whole manifest of the type does. Fetches and parses everything
 * before anything is touched. What changes meanwhile is left for the next time.
 * @returns nothing if nothing changed
 * @throws CmsUnavailable
 */
export async function difference(
  client: CmsClient,
  mirror: Mirror,
  { changed = [], verify = false, attempt = 1 }: DifferenceOptions = {},
): Promise<Difference> {
  const contentRevision = await fetchRevision(client);
  const { revision, defaultLocale, locales } = contentRevision;
  const result: Difference = { revision, defaultLocale, locales, rows: [], removed: [], ...(await fileChanges()) };

  const outdated = new Map<Source, ManifestRow[]>();
  for (const source of sources) {
    const sums = contentRevision.types.find(({ type }) => type === singularNameOf(source.type));
    if (!sums) throw new Error(`The CMS does not know the type ${source.type}. Are both of the same version?`);
    if (!verify && isEqualSum(mirror.sums(source.type), sums)) continue;
    const hints = changed.filter(({ type }) => type === sums.type).map(({ documentId }) => documentId);
    const found = await typeChanges(client, mirror, source, { sums, hints, verify, defaultLocale });
    if (!found.isExplained) {
      const hasMoved = (await fetchRevision(client)).revision !== revision;
      if (attempt < (hasMoved ? mostAttempts : 2))
        return difference(client, mirror, { changed, verify, attempt: attempt + 1 });
      throw contradiction(client, `its list of type ${sums.type} does not agree with its sums`);
    }
    result.removed.push(...found.removed);
    outdated.set(source, found.rows);
  }
  addReferrers(outdated, mirror, result);
  for (const [source, rows] of outdated) {
    result.rows.push(...(await fetchRows(client, source, rows, contentRevision)));
  }
  return result;

  async function fileChanges(): Promise<Pick<Difference, 'files' | 'removedFiles'>> {
    const known = mirror.fileSums();
    if (isEqualSum(known, contentRevision.files)) return { files: [], removedFiles: [] };
    const isChanged = (file: FileRow) => mirror.files.get(file.documentId)?.updatedAt !== file.updatedAt;
    const files = (await fetchFiles(client, known.newest)).filter(isChanged);
    const expected = new Map([...mirror.files, ...files.map((file) => [file.documentId, file] as const)]);
    if (isEqualSum(fileSumsOf(expected.values()), contentRevision.files)) return { files, removedFiles: [] };
    const all = await fetchFiles(client);
    const present = new Set(all.map(({ documentId }) => documentId));
    return { files: all.filter(isChanged), removedFiles: [...mirror.files.keys()].filter((id) => !present.has(id)) };
  }
}

interface TypeOptions {
  sums: Revision['types'][number];
  hints: string[];
  verify: boolean;
  defaultLocale: string;
}

interface TypeChanges {
  /** What has to be fetched. */
  rows: ManifestRow[];
  removed: Difference['removed'];
  /** Whether the changes lead to the sums that the CMS gave. */
  isExplained: boolean;
}

async function typeChanges(
  client: CmsClient,
  mirror: Mirror,
  { type }: Source,
  { sums, hints, verify, defaultLocale }: TypeOptions,
): Promise<TypeChanges> {
  const localeOf = (row: ManifestRow) => row.locale ?? defaultLocale;
  const isOutdated = (row: ManifestRow) => !isSameVersion(mirror.row(type, row.documentId, localeOf(row)), row);
  const explains = ({ rows, removed }: Omit<TypeChanges, 'isExplained'>) => {
    const named = rows.map((row) => ({ ...row, id: row.documentId, locale: localeOf(row) }));
    return isEqualSum(mirror.sumsAfter(type, named, removed), sums);
  };

  if (!verify) {
    const rows = (await fetchManifest(client, type, { since: mirror.newest(type) })).filter(isOutdated);
    if (explains({ rows, removed: [] })) return { rows, removed: [], isExplained: true };
    if (hints.length > 0) {
      const present = await fetchManifest(client, type, { documentIds: hints });
      const isPresent = (row: Row) =>
        present.some(
          ({ documentId, ...found }) => documentId === row.id && localeOf({ documentId, ...found }) === row.locale,
        );
      const removed = hints.flatMap((id) => mirror.rowsOf(type, id)).filter((row) => !isPresent(row));
      if (explains({ rows, removed })) return { rows, removed, isExplained: true };
    }
  }
  const manifest = await fetchManifest(client, type, { withLinks: verify });
  const present = new Set(manifest.map((row) => `${row.documentId} ${localeOf(row)}`));
  const hasOtherLinks = ({ documentId, linksHash, ...row }: ManifestRow) => {
    const known = mirror.row(type, documentId, localeOf({ documentId, linksHash, ...row }));
    return linksHash !== undefined && known !== undefined && linksHashOf(known.links) !== linksHash;
  };
  const rows = manifest.filter((row) => isOutdated(row) || hasOtherLinks(row));
  const removed = [...mirror.rows(type)].filter(({ id, locale }) => !present.has(`${id} ${locale}`));
  return { rows, removed, isExplained: explains({ rows, removed }) };
}

/** What nobody can act upon: it may be an answer of something between, or of a database that is being restored. */
const contradiction = ({ url }: CmsClient, what: string) =>
  new CmsUnavailable(
    `The CMS at ${url} contradicts itself: ${what}. The last release stays; look at the CMS's log if this goes on.`,
  );

export const linksHashOf = (links: string[]): string =>
  createHash('sha256').update(canonicalLinks(links)).digest('hex').slice(0, 22);

/**
 * Where an entry or a file is gone, the CMS has dropped the links to it without a new version of what linked to it. The
 * links that an entry owns itself are followed by id, and lead nowhere; those in sections and parts are fetched again,
 * since some of them may not be missing.
 */
function addReferrers(
  outdated: Map<Source, ManifestRow[]>,
  mirror: Mirror,
  { removed, removedFiles, defaultLocale }: Difference,
): void {
  const gone = new Set([...removed.map(({ id }) => id), ...removedFiles]);
  if (gone.size === 0) return;
  for (const source of sources) {
    const rows = outdated.get(source) ?? [];
    const known = new Set(rows.map(({ documentId, locale }) => `${documentId} ${locale ?? defaultLocale}`));
    for (const row of mirror.rows(source.type)) {
      if (known.has(`${row.id} ${row.locale}`) || gone.has(row.id) || !linksInParts(row).some((id) => gone.has(id)))
        continue;
      const { rowId, publishedAt } = row;
      rows.push({ documentId: row.id, locale: row.locale, rowId, publishedAt, linksHash: undefined });
    }
    if (rows.length > 0) outdated.set(source, rows);
  }
}

/** The links of a row without those that the entry owns itself. */
function linksInParts({ type, links, content }: Row): string[] {
  if (!content.fit) return links;
  const rest = [...links];
  for (const [, id] of ownLinkIds(type, content.entry)) {
    const index = rest.indexOf(id);
    if (index >= 0) rest.splice(index, 1);
  }
  return rest;
}

async function fetchRows(
  client: CmsClient,
  source: Source,
  wanted: ManifestRow[],
  { defaultLocale, locales }: Pick<Revision, 'defaultLocale' | 'locales'>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const locale of source.localized ? locales : [undefined]) {
    const versions = new Map(
      wanted.filter((row) => locale === undefined || row.locale === locale).map((row) => [row.documentId, row]),
    );
    const answered = await fetchEntries(client, source, locale, [...versions.keys()]);
    const missing = [...versions.keys()].filter((id) => !answered.some(({ documentId }) => documentId === id));
    if (missing.length > 0) await refuseMissing(client, source, missing, versions);
    for (const raw of answered) {
      const version = versions.get(raw.documentId as string);
      if (!version) continue;
      const parsed = parseEntry(source.type, raw, defaultLocale);
      const { rowId, publishedAt } = version;
      const key = { type: source.type, id: version.documentId, locale: locale ?? defaultLocale };
      rows.push({ ...key, rowId, publishedAt, links: linkedIds(raw), content: parsed });
    }
  }
  return rows;
}

/** Entries that are gone since the manifest was made are left for the next time. @throws CmsUnavailable for others */
async function refuseMissing(
  client: CmsClient,
  { type }: Source,
  ids: string[],
  versions: ReadonlyMap<string, ManifestRow>,
): Promise<void> {
  const rows = await fetchManifest(client, type, { documentIds: ids });
  const kept = rows.filter((row) => isSameVersion(versions.get(row.documentId), row));
  if (kept.length > 0)
    throw contradiction(client, `it does not answer ${kept.length} of type ${singularNameOf(type)} that it lists`);
}
