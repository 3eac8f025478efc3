import type { Core, UID } from '@strapi/strapi';
import type { EntryLink } from '@kneadful/shared-types';
import { entryTypeOfUid, titleField } from '../content-model/names';

/** An entry by its content type. */
export interface Target {
  uid: UID.ContentType;
  documentId: string;
}

/** What a role's conditions look at: who made the row, and in which role. */
export const withCreator = { createdBy: { populate: ['roles'] } };

/** What a signed-in editor may do, as Strapi's `userAbility`. */
export type Ability = object;

export const targetKey = ({ uid, documentId }: Target) => `${uid} ${documentId}`;

type Row = Record<string, unknown> & { documentId: string };

/**
 * The entries by their titles, for an editor. Those that are not there any more are left out; those that the role may not
 * read are counted.
 */
export async function linksFor(
  strapi: Core.Strapi,
  ability: Ability,
  targets: readonly Target[],
): Promise<{ links: Map<string, EntryLink>; unseen: Set<string> }> {
  const links = new Map<string, EntryLink>();
  const unseen = new Set<string>();
  for (const [uid, ids] of byType(targets)) {
    if (!entryTypeOfUid(uid)) continue;
    const may = permissionsOf(strapi, ability, uid);
    const where = { documentId: { $in: [...ids] } };
    // Drafts first, and of those the default language's, which was made first.
    const rows: Row[] = await strapi.db.query(uid).findMany({ where, populate: withCreator, orderBy: { id: 'asc' } });
    rows.sort((a, b) => Number(a.publishedAt !== null) - Number(b.publishedAt !== null));
    for (const row of rows) {
      const key = targetKey({ uid, documentId: row.documentId });
      if (links.has(key) || unseen.has(key)) continue;
      if (may.cannot.read(row)) unseen.add(key);
      else links.set(key, entryLink(strapi, uid, row));
    }
  }
  return { links, unseen };
}

/** A row as editors read of it. Of our own types alone. */
export const entryLink = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  row: Row,
  titledBy = titleField(strapi, uid),
): EntryLink => ({
  type: entryTypeOfUid(uid)!,
  uid,
  documentId: row.documentId,
  title: String(row[titledBy] ?? row.documentId),
  typeName: strapi.contentType(uid).info.displayName,
  path: formPath(strapi, uid, row),
});

/** Where the admin opens the row. */
export function formPath(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  { documentId, locale }: { documentId: string; locale?: unknown },
): string {
  const query = typeof locale === 'string' ? `?plugins[i18n][locale]=${encodeURIComponent(locale)}` : '';
  if (strapi.contentType(uid).kind === 'singleType') return `/content-manager/single-types/${uid}${query}`;
  return `/content-manager/collection-types/${uid}/${documentId}${query}`;
}

/** Which of the entries visitors can see: in the default language, on which every translation stands. */
export async function liveAmong(
  strapi: Core.Strapi,
  targets: readonly Target[],
  defaultLocale: string,
): Promise<Set<string>> {
  const live = new Set<string>();
  for (const [uid, ids] of byType(targets)) {
    const where = { documentId: { $in: [...ids] }, publishedAt: { $notNull: true } };
    const rows: (Row & { locale?: string | null })[] = await strapi.db.query(uid).findMany({ where });
    for (const { documentId, locale } of rows)
      if (!locale || locale === defaultLocale) live.add(targetKey({ uid, documentId }));
  }
  return live;
}

/** Document ids by type. */
export function byType(targets: readonly Target[]): Map<UID.ContentType, Set<string>> {
  const found = new Map<UID.ContentType, Set<string>>();
  for (const { uid, documentId } of targets) found.set(uid, (found.get(uid) ?? new Set()).add(documentId));
  return found;
}

interface Permissions {
  cannot: {
    read(entry?: object, field?: string): boolean;
    update(entry?: object): boolean;
    publish(entry?: object): boolean;
  };
}

/** As the content manager's own doors ask. */
export const permissionsOf = (strapi: Core.Strapi, userAbility: Ability, model: UID.ContentType): Permissions =>
  strapi.plugin('content-manager').service('permission-checker').create({ userAbility, model }) as Permissions;
