import type { UID } from '@strapi/strapi';
import { linkTable } from '../content-model/links';
import { pieces } from '../content-model/pieces';
import { type ForgottenLink, forgottenLinks } from './forgotten-links';
import { localeKey } from './locale-key';
import { existing, rowsOf, showAsChanged, type Step } from './published-rows';
import { rootsOf } from './referrers';

/** Gives published rows the links to this document that they are meant to have, as far as it is live. */
export async function bringBack(step: Step, uid: UID.ContentType, documentId: string): Promise<void> {
  const notes: ForgottenLink[] = await forgottenLinks(step.strapi).findMany({
    where: { targetUid: uid, targetDocument: documentId },
  });
  if (notes.length === 0) return;
  const live = (await rowsOf(step, uid, documentId)).filter(({ isLive }) => isLive);
  const idOf = new Map(live.map(({ id, locale }) => [localeKey(locale), id]));
  const due = notes.filter(({ targetLocale }) => idOf.has(targetLocale));
  const standing = await withSource(step, due);
  for (const [{ sourceUid, field }, group] of grouped(standing, ({ sourceUid, field }) => `${sourceUid} ${field}`)) {
    const { name, source, target, order } = linkTable(step.strapi, sourceUid, field);
    const rows = group.map(({ sourceId, position, targetLocale }) => ({
      [source]: sourceId,
      [target]: idOf.get(targetLocale),
      ...(order && { [order]: position }),
    }));
    for (const piece of pieces(rows)) await step.sql(name).insert(piece).onConflict([source, target]).ignore();
  }
  for (const [{ rootUid }, group] of grouped(standing, ({ rootUid }) => rootUid)) {
    await showAsChanged(step, rootUid, [...new Set(group.map(({ rootId }) => rootId))]);
  }
  for (const piece of pieces(due.map(({ id }) => id)))
    await forgottenLinks(step.strapi).deleteMany({ where: { id: { $in: piece } } });
}

/** Those whose rows are there: a deleted locale takes its rows away without a word. */
async function withSource(step: Step, notes: ForgottenLink[]): Promise<ForgottenLink[]> {
  const standing: ForgottenLink[] = [];
  for (const [{ sourceUid, rootUid }, group] of grouped(notes, ({ sourceUid, rootUid }) => `${sourceUid} ${rootUid}`)) {
    const sources = await existing(step, sourceUid, [...new Set(group.map(({ sourceId }) => sourceId))]);
    const roots = await rootsOf(step, rootUid, [...new Set(group.map(({ rootId }) => rootId))]);
    standing.push(...group.filter(({ sourceId, rootId }) => sources.has(sourceId) && roots.has(rootId)));
  }
  return standing;
}

/** Groups by key, each with one of its items for what they have in common. */
function grouped<Item>(items: Item[], key: (item: Item) => string): [Item, Item[]][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return [...groups.values()].map((group) => [group[0] as Item, group]);
}
