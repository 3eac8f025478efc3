import type { Core, UID } from '@strapi/strapi';
import type { EntryReport, Problem } from '@kneadful/shared-types';
import { entryTypeOfUid } from '../content-model/names';
import { dayIn, defaultLocale, studioFacts } from '../content-model/published';
import { linksIn } from '../publishing/meant-links';
import { reasonsAgainst } from '../publishing/reasons';
import { namingUnpublished } from '../publishing/unpublished-links';
import { adviceFor } from './advice';
import { type Ability, linksFor, liveAmong, type Target, targetKey } from './entry-links';
import { whereIs } from './labels';
import { proseLinks } from './prose-links';

type Row = Record<string, unknown>;

/**
 * What a publish of the saved draft would come to.
 * @param draft with its components and links; its links are limited to what is live
 */
export async function readinessOf(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  draft: Row,
  now: Date,
): Promise<EntryReport> {
  const type = entryTypeOfUid(uid);
  if (!type) return { problems: [], waiting: [], advice: [], unseen: 0 };
  const ownLocale = await defaultLocale(strapi);
  const fields = [...linksIn(strapi, uid, draft)];
  const linked: (Target & { where: string })[] = [
    ...fields.flatMap(({ path, targetUid, targets }) =>
      targets.map(({ documentId }) => ({ uid: targetUid, documentId, where: whereIs(strapi, uid, draft, path) })),
    ),
    ...[...proseLinks(strapi, uid, draft)].map(({ path, targetUid, documentId }) => ({
      uid: targetUid,
      documentId,
      where: whereIs(strapi, uid, draft, path),
    })),
  ];
  const live = await liveAmong(strapi, linked, ownLocale);
  const notLive = linked.filter((target) => !live.has(targetKey(target)));
  const { links, unseen } = await linksFor(strapi, ability, notLive);

  const { timezone } = await studioFacts(strapi);
  const advice = adviceFor(type, draft, dayIn(timezone, now));
  for (const { holder, path, targetUid, targets } of fields)
    holder[String(path.at(-1))] = targets.filter(({ documentId }) =>
      live.has(targetKey({ uid: targetUid, documentId })),
    );
  const reasons = await reasonsAgainst(strapi, uid, type, draft);
  const remark = (problem: Problem) => ({ ...problem, where: whereIs(strapi, uid, draft, problem.path) });
  return {
    problems: (await namingUnpublished(strapi, uid, draft, reasons)).map(remark),
    waiting: notLive.flatMap((target) => {
      const link = links.get(targetKey(target));
      return link ? [{ ...link, where: target.where }] : [];
    }),
    advice: [...advice.map(remark), ...notLive.filter(isGone).map(({ where }) => gone(where))],
    unseen: unseen.size,
  };

  function isGone(target: Target): boolean {
    return !links.has(targetKey(target)) && !unseen.has(targetKey(target));
  }
}

const gone = (where: string) => ({
  path: [],
  where,
  message: 'A link leads to an entry that is not there any more. On the page it is plain text.',
});
