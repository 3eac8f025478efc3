import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';
import { type ComparedWith, comparedWith, type EntryHistory, type VersionComparison } from '@kneadful/shared-types';
import { versionsKept, versionUid } from '../../publishing/history/record';
import type { Ability } from '../entry-links';
import type { Access } from './access';
import { changedLabels, compare } from './compare';
import { contentOf, type Row } from './content';
import { modelsOf, namesIn } from './names';

export type Draft = Row & { documentId: string };

interface Version {
  id: number;
  publishedOn: Date | string;
  /** The row that the publish made, which stays until the next one. */
  rowId: number;
  publisherName: string | null;
  content: Row;
}

const entryOf = (uid: UID.ContentType, { documentId, locale }: Draft) => ({
  entryType: uid,
  entryId: documentId,
  locale: locale ?? null,
});

const newestFirst = [{ publishedOn: 'desc' }, { id: 'desc' }];

/** Rows and drafts of a database as they are kept: days and times are text. */
export const asKept = (row: unknown): Row => JSON.parse(JSON.stringify(row)) as Row;

const momentOf = (value: unknown): string => new Date(value as string | Date).toISOString();

/** @param last how many versions; all without it */
export async function historyOf(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  draft: Draft,
  access: Access,
  last?: number,
): Promise<EntryHistory> {
  const where = entryOf(uid, draft);
  const query = strapi.db.query(versionUid);
  const [count, versions, live] = await Promise.all([
    query.count({ where }),
    // One more: what the oldest of them is compared with.
    query.findMany({ where, orderBy: newestFirst, ...(last && { limit: last + 1 }) }) as Promise<Version[]>,
    strapi.db
      .query(uid)
      .findOne({ where: { documentId: draft.documentId, locale: where.locale, publishedAt: { $notNull: true } } }),
  ]);
  const models = modelsOf(strapi);
  const contents = versions.map(({ content }) => contentOf(models, uid, content));
  const changed = (before: Row | undefined, after: Row) =>
    before && changedLabels(models, uid, before, after, access.shows);
  return {
    versions: versions.slice(0, last).map(({ id, publishedOn, rowId, publisherName }, index) => ({
      ...{ id, at: momentOf(publishedOn), isLive: rowId === live?.id },
      ...(publisherName && { by: publisherName }),
      ...(contents[index + 1] && { changed: changed(contents[index + 1], contents[index]!) }),
    })),
    ...{ count, most: versionsKept, mayRestore: access.mayRestore },
    unpublished: changed(contents[0], contentOf(models, uid, asKept(draft))) ?? [],
    draftSavedAt: momentOf(draft.updatedAt),
  };
}

/** The content of a version of this entry, in the draft's language. @throws NotFoundError */
export async function versionOf(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  draft: Draft,
  id: string,
): Promise<Version & { before?: Version }> {
  const query = strapi.db.query(versionUid);
  const ids: { id: number }[] = await query.findMany({
    where: entryOf(uid, draft),
    select: ['id'],
    orderBy: newestFirst,
  });
  const index = ids.findIndex((version) => String(version.id) === id);
  const wanted = index < 0 ? [] : ids.slice(index, index + 2).map((version) => version.id);
  const found: Version[] = await query.findMany({ where: { id: { $in: wanted } }, orderBy: newestFirst });
  const [version, before] = found;
  if (!version)
    throw new errors.NotFoundError(
      `This version is kept no longer. The newest ${versionsKept} are. Close this and open it again.`,
    );
  return { ...version, before };
}

/** @throws NotFoundError, ValidationError */
export async function comparisonOf(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  draft: Draft,
  access: Access,
  { id, by }: { id: string; by: string | undefined },
): Promise<VersionComparison> {
  const how = comparedWith.find((each) => each === by);
  if (!how) throw new errors.ValidationError(`A version is compared with one of ${comparedWith.join(', ')}.`);
  const models = modelsOf(strapi);
  const { content, before } = await versionOf(strapi, uid, draft, id);
  const version = contentOf(models, uid, content);
  const others: Record<ComparedWith, () => Row> = {
    before: () => before?.content ?? {},
    draft: () => asKept(draft),
    nothing: () => ({}),
  };
  const other = contentOf(models, uid, others[how]());
  // Beside the draft it says what a restore would do to it.
  const names = await namesIn(strapi, ability, uid, [version, other]);
  const changes = compare(models, uid, other, version, names).filter(({ field }) => access.shows(field));
  return {
    changes: changes.map((change) => {
      const stays = how === 'draft' ? access.stays(change.field) : undefined;
      return { ...change, ...(stays && { stays }) };
    }),
  };
}
