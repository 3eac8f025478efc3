import { ContentRevisionDocument, type EntryType, entryTypes } from '@kneadful/shared-types';
import type { DocumentNode } from 'graphql';
import type { Entry } from '../content/entries/index.ts';
import type { Snapshot } from '../content/snapshot.ts';
import type { CmsClient } from './client.ts';
import { leaveOutDependents } from './dependents.ts';
import { completeLists } from './full-lists.ts';
import { fetchMedia, filesIn } from './media.ts';
import { parseEntry, type Unfit } from './parse-entry.ts';
import { type Source, sources } from './sources.ts';

/** Entries asked for at once. Not more than the CMS's `maxLimit`, and few enough for its cost limit. */
const pageSize = 25;

/** Without these no page stands. */
const required: readonly EntryType[] = ['Studio', 'Navigation', 'Location'];

/** What would break the whole site stops the sync. */
export class SiteUnfit extends Error {
  override name = 'SiteUnfit';
}

export interface SyncResult {
  snapshot: Snapshot;
  /** Entries that were left out, with the reasons. */
  unfit: Unfit[];
}

/**
 * Everything that is published, fetched and parsed before anything is kept.
 * @param mediaFolder where originals are kept between syncs
 * @throws CmsUnavailable, SiteUnfit
 */
export async function syncAll(client: CmsClient, mediaFolder: string): Promise<SyncResult> {
  const { contentRevision } = await client.query(ContentRevisionDocument, {});
  const { revision, defaultLocale, locales } = contentRevision;
  const unfit: Unfit[] = [];
  const entries = Object.fromEntries(entryTypes.map((type): [EntryType, Entry[]] => [type, []])) as Record<
    EntryType,
    Entry[]
  >;
  for (const source of sources) {
    for (const locale of source.localized ? locales : [undefined]) {
      for (const raw of await fetchEntries(client, source, locale)) {
        const parsed = parseEntry(source.type, raw, defaultLocale);
        if (parsed.fit) entries[source.type].push(parsed.entry);
        else unfit.push(parsed.unfit);
      }
    }
  }
  unfit.push(...leaveOutDependents(entries, defaultLocale));
  refuseEmptySite(entries, unfit);
  const media = await fetchMedia(filesIn(entries), client, mediaFolder);
  return { snapshot: { revision, defaultLocale, locales, entries: entries as Snapshot['entries'], media }, unfit };
}

type Raw = Record<string, unknown>;

/** All published entries of a type in one locale, their nested lists complete. */
export async function fetchEntries(client: CmsClient, source: Source, locale: string | undefined): Promise<Raw[]> {
  const where = locale ? { locale } : {};
  const found =
    source.kind === 'single' ? await fetchSingle(client, source, where) : await fetchPages(client, source, where);
  const ask = (document: DocumentNode) => client.query(document as Source['document'], {});
  for (const entry of found) await completeLists(entry, source.document, source.root, entryRoot(source), locale, ask);
  return found;
}

async function fetchSingle(client: CmsClient, { document, root }: Source, where: Raw): Promise<Raw[]> {
  const answer = await client.query(document, where);
  return answer[root] ? [answer[root] as Raw] : [];
}

async function fetchPages(client: CmsClient, { document, root }: Source, where: Raw): Promise<Raw[]> {
  const found: Raw[] = [];
  for (;;) {
    const answer = await client.query(document, { ...where, start: found.length, limit: pageSize });
    const page = answer[root] as Raw[];
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}

/** `articles` answers a list, `article` one entry. */
const entryRoot = ({ type, kind, root }: Source) =>
  kind === 'single' ? root : type.charAt(0).toLowerCase() + type.slice(1);

function refuseEmptySite(entries: Record<EntryType, Entry[]>, unfit: Unfit[]): void {
  for (const type of required) {
    if (entries[type].length > 0) continue;
    const why = unfit.find((entry) => entry.type === type);
    const reason = why ? `: ${why.reasons.map(({ field, message }) => `${field}: ${message}`).join(' ')}` : '.';
    throw new SiteUnfit(
      `Nothing was published: the site needs a ${type.toLowerCase()} that is published and complete${reason} Publish it in the CMS.`,
    );
  }
}
