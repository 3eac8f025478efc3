import {
  ContentFilesDocument,
  ContentManifestDocument,
  ContentRevisionDocument,
  type EntryType,
  singularNameOf,
} from '@kneadful/shared-types';
import { z } from 'zod';
import { type CmsClient, notTheCms } from './client.ts';
import type { FileRow, Sums, Version } from './mirror.ts';

/** Rows asked for at once: the most that the CMS answers. */
const pageSize = 1000;

const number = z.string().regex(/^\d+$/);
const absent = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? undefined);

const revisionAnswer = z.object({
  revision: z.string().min(1),
  defaultLocale: z.string().min(1),
  locales: z.array(z.string()).min(1),
  types: z.array(
    z.object({ type: z.string(), count: z.number().int(), rowSum: number, newest: number, publishedSum: number }),
  ),
  files: z.object({ count: z.number().int(), newest: number, updatedSum: number }),
});

/** What the CMS says of everything that is published: its revision, and the sums that it is made of. */
export type Revision = z.infer<typeof revisionAnswer>;

const manifestRow = z.object({
  documentId: z.string(),
  locale: absent(z.string()),
  rowId: z.number().int(),
  publishedAt: number,
  linksHash: absent(z.string()),
});

/** What the CMS says of one published row. */
export type ManifestRow = z.infer<typeof manifestRow> & Version;

const fileRow = z.object({
  rowId: z.number().int(),
  documentId: z.string(),
  url: z.string(),
  ext: z
    .string()
    .nullish()
    .transform((ext) => ext ?? ''),
  width: absent(z.number()),
  height: absent(z.number()),
  updatedAt: number,
});

/** @throws CmsUnavailable */
export async function fetchRevision(client: CmsClient): Promise<Revision> {
  const { contentRevision } = await client.query(ContentRevisionDocument, {});
  return parsed(client, revisionAnswer, contentRevision);
}

function parsed<Schema extends z.ZodType>({ url }: CmsClient, schema: Schema, answer: unknown): z.output<Schema> {
  const result = schema.safeParse(answer);
  if (!result.success) throw notTheCms(url, result.error);
  return result.data;
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
    return parsed(client, z.array(manifestRow), contentManifest);
  });
}

/** Files of the media library, by ascending row id. @throws CmsUnavailable */
export async function fetchFiles(client: CmsClient, since?: bigint): Promise<FileRow[]> {
  return pages(async (after) => {
    const variables = { after, first: pageSize, since: since?.toString() };
    const { contentFiles } = await client.query(ContentFilesDocument, variables);
    return parsed(client, z.array(fileRow), contentFiles);
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
