import type { UID } from '@strapi/strapi';
import { mayNeedLink, unfitReasons } from '@kneadful/shared-types';
import { populateLinks } from '../../content-model/links';
import { entryName, entryTypeOfUid } from '../../content-model/names';
import { defaultLocale, isOriginal } from '../../content-model/published';
import { byType, type Target, targetKey } from '../../desk/entry-links';
import { linksIn } from '../../publishing/meant-links';
import { rowsOf, type Step } from '../../publishing/published-rows';
import { linksTo, type Root, rootsOf } from '../../publishing/referrers';

type Row = Record<string, unknown>;

/**
 * Of entries that are to go, those that must stay, since something that is live and stays would be unfit without them; and
 * those that these need in turn.
 * @returns by `targetKey`, what needs each, as messages call it
 */
export async function neededAmong(step: Step, going: readonly Target[]): Promise<Map<string, string>> {
  const needed = new Map<string, string>();
  for (;;) {
    const leaving = going.filter((target) => !needed.has(targetKey(target)));
    const found = await neededNow(step, leaving);
    if (found.size === 0) return needed;
    for (const [key, by] of found) needed.set(key, by);
  }
}

async function neededNow(step: Step, leaving: readonly Target[]): Promise<Map<string, string>> {
  const { strapi } = step;
  const gone = new Set(leaving.map(targetKey));
  const ownLocale = await defaultLocale(strapi);
  const found = new Map<string, string>();
  for (const { uid, id } of await stayingThatMayNeed(step, leaving, gone)) {
    const type = entryTypeOfUid(uid);
    const row: Row | null = await strapi.db.query(uid).findOne({ where: { id }, populate: populateLinks(strapi, uid) });
    if (!type || !row) continue;
    const lost = new Map<string, Target[]>();
    for (const { holder, path, targetUid, targets } of linksIn(strapi, uid, row)) {
      const isGone = ({ documentId }: { documentId: string }) => gone.has(targetKey({ uid: targetUid, documentId }));
      lost.set(
        path.join('.'),
        targets.filter(isGone).map(({ documentId }) => ({ uid: targetUid, documentId })),
      );
      holder[String(path.at(-1))] = targets.filter((target) => !isGone(target));
    }
    for (const { path } of unfitReasons(type, row, isOriginal(row, ownLocale)))
      for (const target of lost.get(path.join('.')) ?? []) found.set(targetKey(target), entryName(strapi, uid, row));
  }
  return found;
}

/** Published rows that stay, and have a link to what leaves that they may need. */
async function stayingThatMayNeed(step: Step, leaving: readonly Target[], gone: ReadonlySet<string>): Promise<Root[]> {
  const held = new Map<UID.Schema, Set<number>>();
  for (const [uid, documents] of byType(leaving)) {
    const ids: number[] = [];
    for (const documentId of documents)
      ids.push(...(await rowsOf(step, uid, documentId)).filter(({ isLive }) => isLive).map(({ id }) => id));
    for (const { sourceUid, sourceId, field } of await linksTo(step, uid, ids))
      if (mayNeedLink(entryTypeOfUid(sourceUid), field))
        held.set(sourceUid, (held.get(sourceUid) ?? new Set()).add(sourceId));
  }
  const roots = new Map<string, Root>();
  for (const [uid, ids] of held)
    for (const root of (await rootsOf(step, uid, [...ids])).values())
      if (!gone.has(targetKey(root))) roots.set(`${root.uid} ${root.id}`, root);
  return [...roots.values()];
}
