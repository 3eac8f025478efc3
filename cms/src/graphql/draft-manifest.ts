import type { Core } from '@strapi/strapi';
import { reviewUid } from '../intake/kinds';
import { milliseconds } from './milliseconds';
import { isReadable } from './readable';

export interface DraftsArguments {
  types: string[];
  documentId?: string | null;
}

/** Types of which a visitor writes rows. Nobody of the studio has looked at one until somebody saved or published it. */
const sentByVisitors: readonly string[] = [reviewUid];

/**
 * The drafts that differ from what is published, or have nothing published, by type; and those of one document in any
 * case. What a visitor sent is left out until somebody of the studio has taken it in hand.
 */
export async function contentDrafts(strapi: Core.Strapi, { types, documentId }: DraftsArguments) {
  const found = [];
  for (const type of types) {
    const uid = `api::${type}.${type}`;
    if (!isReadable(uid)) throw new Error(`There is no content type "${type}" to read.`);
    const drafts = await draftsOf(strapi, uid, documentId ?? undefined);
    const inHand = sentByVisitors.includes(uid) ? drafts.filter(({ isUntouched }) => !isUntouched) : drafts;
    found.push(...inHand.map((draft) => ({ type, ...draft })));
  }
  return found;
}

/** One of them. */
export interface ChangedDraft {
  documentId: string;
  locale: string | null;
  /** Milliseconds since 1970, in decimal. */
  updatedAt: string;
  /** Whether nothing of it is published in its language. */
  isNew: boolean;
  /** Whether it is new, and nobody of the studio has made or saved it. */
  isUntouched: boolean;
}

interface Found extends Omit<ChangedDraft, 'isNew' | 'isUntouched'> {
  liveId: number | null;
  createdBy: number | null;
  updatedBy: number | null;
}

/** @param documentId of the document whose drafts are among them in any case */
export async function draftsOf(strapi: Core.Strapi, uid: string, documentId = ''): Promise<ChangedDraft[]> {
  const { tableName } = strapi.db.metadata.get(uid);
  const { connection } = strapi.db;
  const rows: Found[] = await connection({ draft: tableName })
    .leftJoin({ live: tableName }, (on) =>
      on
        .on('live.document_id', 'draft.document_id')
        .andOnNotNull('live.published_at')
        // A type without languages has no locale in either row.
        .on(connection.raw("coalesce(live.locale, '') = coalesce(draft.locale, '')")),
    )
    .select('draft.document_id as documentId', 'draft.locale as locale', 'live.id as liveId')
    .select('draft.created_by_id as createdBy', 'draft.updated_by_id as updatedBy')
    .select(connection.raw(`cast(${milliseconds(strapi, 'draft.updated_at')} as text) as "updatedAt"`))
    .whereNull('draft.published_at')
    .where((differs) =>
      differs
        .whereNull('live.id')
        .orWhereRaw('live.updated_at <> draft.updated_at')
        .orWhere('draft.document_id', documentId),
    )
    .orderBy('draft.id');
  return rows.map(({ liveId, createdBy, updatedBy, ...row }) => ({
    ...row,
    isNew: liveId === null,
    isUntouched: liveId === null && createdBy === null && updatedBy === null,
  }));
}
