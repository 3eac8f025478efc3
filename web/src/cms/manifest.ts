import { ContentFilesDocument, ContentManifestDocument, type EntryType, singularNameOf } from '@kneadful/shared-types';
import type { CmsClient } from './client.ts';
import type { FileRow, Sums, Version } from './mirror.ts';

/** Rows asked for at once: the most that the CMS answers. */
const pageSize = 1000;

/** What the CMS says of one published row. */
export interface ManifestRow extends Version {
  documentId: string;
  locale: string | undefined;
  linksHash: string | undefined;
}

export interface ManifestQuery {
  /** Only rows published at that moment or later: milliseconds since 1970. */
  since?: bigint;
  documentIds?: string[];
  /** Ask for the hash of each row's links, which the CMS has to work for. */
  withLinks?: boolean;
}

/** Published rows of a type, by ascending row id. @throws CmsUnavailable */
export async function fetchManifest(
  client: CmsClient,
  type: EntryType,
  { since, documentIds, withLinks = false }: ManifestQuery,
): Promise<ManifestRow[]> {
  return pages(async (after) => {
    const { contentManifest } = await client.query(ContentManifestDocument, {
      type: singularNameOf(type),
      after,
      first: pageSize,
      since: since?.toString(),
      documentIds,
      withLinks,
    });
    return contentManifest.map(({ documentId, locale, rowId, publishedAt, linksHash }) => ({
      documentId,
      rowId,
      publishedAt,
      locale: locale ?? undefined,
      linksHash: linksHash ?? undefined,
    }));
  });
}

/** Files of the media library, by ascending row id. @throws CmsUnavailable */
export async function fetchFiles(client: CmsClient, since?: bigint): Promise<FileRow[]> {
  return pages(async (after) => {
    const variables = { after, first: pageSize, since: since?.toString() };
    const { contentFiles } = await client.query(ContentFilesDocument, variables);
    return contentFiles.map(({ rowId, documentId, url, ext, width, height, updatedAt }) => ({
      rowId,
      documentId,
      url,
      updatedAt,
      ext: ext ?? '',
      width: width ?? undefined,
      height: height ?? undefined,
    }));
  });
}

async function pages<Item extends { rowId: number }>(page: (after: number) => Promise<Item[]>): Promise<Item[]> {
  const found: Item[] = [];
  for (;;) {
    const items = await page(found.at(-1)?.rowId ?? 0);
    found.push(...items);
    if (items.length < pageSize) return found;
  }
}

interface SumsAnswer {
  count: number;
  newest: string;
}

export const isEqualSum = (
  known: Sums,
  answer: SumsAnswer & { rowSum?: string; publishedSum?: string; updatedSum?: string },
): boolean =>
  known.count === answer.count &&
  (answer.rowSum === undefined || known.rowSum === BigInt(answer.rowSum)) &&
  known.publishedSum === BigInt(answer.publishedSum ?? answer.updatedSum ?? 0);
