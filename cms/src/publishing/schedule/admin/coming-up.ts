import type { Core, UID } from '@strapi/strapi';
import type { ComingRow, ComingUp } from '@kneadful/shared-types';
import { titleField } from '../../../content-model/names';
import { defaultLocale, studioFacts } from '../../../content-model/published';
import { type Ability, formPath, permissionsOf, withCreator } from '../../../desk/entry-links';
import { isReadable } from '../../../graphql/readable';
import type { Plan } from '../plan';
import { listPlans } from '../store';

/** More than anybody reads on the home page. */
const mostShown = 20;

type Row = Record<string, unknown> & { documentId: string; locale?: string | null };

/** What is scheduled and what was refused, of entries that the role may read. */
export async function comingUp(strapi: Core.Strapi, ability: Ability): Promise<ComingUp> {
  const { timezone } = await studioFacts(strapi);
  const waiting = await listPlans(strapi, { state: 'waiting' });
  const refused = await listPlans(strapi, { state: 'refused' });
  refused.sort((a, b) => b.finished - a.finished);
  const describe = await describing(strapi, ability, [...waiting, ...refused]);
  const coming = waiting.flatMap(describe);
  return {
    timezone,
    coming: coming.slice(0, mostShown),
    more: Math.max(coming.length - mostShown, 0),
    refused: refused.flatMap(describe).slice(0, mostShown),
  };
}

/** @returns what names a plan by its draft; nothing of one that is gone, or that the role may not read */
async function describing(strapi: Core.Strapi, ability: Ability, plans: readonly Plan[]) {
  const own = await defaultLocale(strapi);
  const key = (documentId: string, locale: string | null | undefined) => `${documentId} ${locale ?? ''}`;
  const drafts = new Map<string, Row>();
  for (const uid of new Set(plans.map(({ entryType }) => entryType))) {
    if (!isReadable(uid)) continue;
    const may = permissionsOf(strapi, ability, uid);
    const ids = plans.filter(({ entryType }) => entryType === uid).map(({ entryId }) => entryId);
    const rows: Row[] = await strapi.db.query(uid as UID.ContentType).findMany({
      where: { documentId: { $in: [...new Set(ids)] }, publishedAt: null },
      populate: withCreator,
    });
    for (const row of rows) if (!may.cannot.read(row)) drafts.set(key(row.documentId, row.locale), row);
  }
  return ({ entryType: uid, entryId, locale, action, due, setByName, refusal }: Plan): ComingRow[] => {
    const row = drafts.get(key(entryId, locale));
    if (!row) return [];
    return [
      {
        ...{ uid, documentId: entryId, action, due: new Date(due).toISOString(), by: setByName },
        title: String(row[titleField(strapi, uid)] ?? entryId),
        typeName: strapi.contentType(uid).info.displayName,
        path: formPath(strapi, uid, row),
        ...(locale && locale !== own && { locale }),
        ...(refusal && { refusal }),
      },
    ];
  };
}
