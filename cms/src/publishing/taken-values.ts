import type { Core, UID } from '@strapi/strapi';
import type { Problem } from '@kneadful/shared-types';
import { ownAttributes } from '../content-model/links';
import { entryName } from '../content-model/names';
import { isLocalized } from '../content-model/permission-fields';
import { defaultLocale } from '../content-model/published';

type Row = Record<string, unknown>;

/**
 * What of a draft only one entry can have, such as its address, and another one that is live has by now. Strapi refuses it
 * as well, with “This attribute must be unique” and without naming the other.
 */
export async function takenProblems(strapi: Core.Strapi, uid: UID.ContentType, draft: Row): Promise<Problem[]> {
  const single = ownAttributes(strapi.contentType(uid))
    .filter(([, attribute]) => attribute.type === 'uid' || ('unique' in attribute && attribute.unique))
    .filter(([field]) => draft[field] !== null && draft[field] !== undefined);
  const own = { locale: draft.locale ?? null, publishedAt: { $notNull: true }, documentId: { $ne: draft.documentId } };
  const found = await Promise.all(
    single.map(async ([field]) => {
      const other: Row | null = await strapi.db.query(uid).findOne({ where: { ...own, [field]: draft[field] } });
      const message = other && `${entryName(strapi, uid, other)} has this already, and no two can. Choose another.`;
      return message ? [{ path: [field], message }] : [];
    }),
  );
  return found.flat();
}

/** The same of the first draft of those that a publish would make live. */
export async function takenByPublish(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  { documentId, locale }: { documentId?: string; locale?: string | string[] },
): Promise<{ draft: Row; problems: Problem[] } | undefined> {
  if (!documentId) return undefined;
  const one = isLocalized(strapi, uid) && locale !== '*';
  const where = { documentId, publishedAt: null, ...(one && { locale: locale ?? (await defaultLocale(strapi)) }) };
  for (const draft of (await strapi.db.query(uid).findMany({ where })) as Row[]) {
    const problems = await takenProblems(strapi, uid, draft);
    if (problems.length > 0) return { draft, problems };
  }
  return undefined;
}
