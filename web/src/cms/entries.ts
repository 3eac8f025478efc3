import type { DocumentNode } from 'graphql';
import type { CmsClient } from './client.ts';
import { completeLists } from './full-lists.ts';
import type { Source } from './sources.ts';

/** Entries asked for at once. Not more than the CMS's `maxLimit`, and few enough for its cost limit. */
const pageSize = 25;

type Raw = Record<string, unknown>;

/**
 * Published entries of a type in one locale, their nested lists complete.
 * @param ids of the entries; those that are gone are left out
 * @throws CmsUnavailable
 */
export async function fetchEntries(
  client: CmsClient,
  source: Source,
  locale: string | undefined,
  ids: string[],
): Promise<Raw[]> {
  if (ids.length === 0) return [];
  const where = locale ? { locale } : {};
  const found =
    source.kind === 'single' ? await fetchSingle(client, source, where) : await fetchList(client, source, where, ids);
  const ask = (document: DocumentNode) => client.query(document as Source['document'], {});
  for (const entry of found) await completeLists(entry, source.document, source.root, entryRoot(source), locale, ask);
  return found;
}

async function fetchSingle(client: CmsClient, { document, root }: Source, where: Raw): Promise<Raw[]> {
  const answer = await client.query(document, where);
  return answer[root] ? [answer[root] as Raw] : [];
}

async function fetchList(client: CmsClient, { document, root }: Source, where: Raw, ids: string[]): Promise<Raw[]> {
  const found: Raw[] = [];
  for (let start = 0; start < ids.length; start += pageSize) {
    const filters = { documentId: { in: ids.slice(start, start + pageSize) } };
    const answer = await client.query(document, { ...where, filters, start: 0, limit: pageSize });
    found.push(...(answer[root] as Raw[]));
  }
  return found;
}

/** `articles` answers a list, `article` one entry. */
const entryRoot = ({ type, kind, root }: Source) =>
  kind === 'single' ? root : type.charAt(0).toLowerCase() + type.slice(1);
