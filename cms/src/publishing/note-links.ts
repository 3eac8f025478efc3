import type { UID } from '@strapi/strapi';
import { canonicalLinks } from '@kneadful/shared-types';
import { linkedDocuments } from '../content-model/linked-documents';
import { linkTable } from '../content-model/links';
import { bringBack } from './bring-back';
import { type ForgottenLink, forgottenLinks } from './forgotten-links';
import { localeKey } from './locale-key';
import { type LinkSlot, linkSlots, populateTargets } from './meant-links';
import type { PublishedRow } from './publish-action';
import { rowsOf, type Step } from './published-rows';
import { type LinkRow, rootsOf } from './referrers';

type Note = Omit<ForgottenLink, 'id'>;

/** Notes the links of the draft that the row just published from it did not get. */
export async function noteLeftOut(step: Step, uid: UID.ContentType, { id, documentId, locale }: PublishedRow) {
  const { strapi } = step;
  const query = strapi.db.query(uid);
  const populate = populateTargets(strapi, uid);
  const draftId = (await rowsOf(step, uid, documentId)).find((row) => !row.isLive && row.locale === locale)?.id;
  if (draftId === undefined || (await haveEqualLinks(step, uid, draftId, id))) return;
  const draft = await query.findOne({ where: { id: draftId }, populate });
  const live = await query.findOne({ where: { id }, populate });
  const root = { rootUid: uid, rootDocument: documentId, rootId: id };
  for (const slot of linkSlots(strapi, uid, draft, live)) {
    const { sourceUid, sourceId, field, targetUid } = slot;
    const got = new Set(slot.got.map(keyOf));
    if (slot.meant.every((target) => got.has(keyOf(target)))) continue;
    await keepPlaces(step, slot);
    for (const [index, target] of slot.meant.entries()) {
      if (got.has(keyOf(target))) continue;
      const ofTarget = { targetUid, targetDocument: target.documentId, targetLocale: localeKey(target.locale) };
      await save(step, [{ ...root, sourceUid, sourceId, field, position: index + 1, ...ofTarget }]);
      // Of entries published at the same time, the target may have gone live since.
      await bringBack(step, targetUid, target.documentId);
    }
  }
}

/** Whether a publish left nothing out, as it mostly does: asked first, since it costs little. */
async function haveEqualLinks({ strapi, sql }: Step, uid: UID.ContentType, draftId: number, liveId: number) {
  const linked = await linkedDocuments(strapi, sql, uid, [draftId, liveId]);
  return canonicalLinks(linked.get(draftId) ?? []) === canonicalLinks(linked.get(liveId) ?? []);
}

/** Notes links that an unpublish has taken away, but not those of rows that went with it. */
export async function noteTakenAway(
  step: Step,
  links: readonly LinkRow[],
  target: Pick<Note, 'targetUid' | 'targetDocument' | 'targetLocale'>,
): Promise<void> {
  for (const sourceUid of new Set(links.map((link) => link.sourceUid))) {
    const ofUid = links.filter((link) => link.sourceUid === sourceUid);
    const roots = await rootsOf(step, sourceUid, [...new Set(ofUid.map(({ sourceId }) => sourceId))]);
    const notes = ofUid.flatMap(({ sourceId, field, position }): Note[] => {
      const root = roots.get(sourceId);
      if (!root) return [];
      const ofRoot = { rootUid: root.uid, rootDocument: root.documentId, rootId: root.id };
      return [{ ...target, ...ofRoot, sourceUid, sourceId, field, position }];
    });
    await save(step, notes);
  }
}

/** Gives the links that a field has got the places they have among those that are meant. */
async function keepPlaces({ strapi, sql }: Step, { sourceUid, sourceId, field, meant, got }: LinkSlot): Promise<void> {
  const { name, source, target, order } = linkTable(strapi, sourceUid, field);
  if (!order) return;
  const places = new Map(meant.map((link, index) => [keyOf(link), index + 1]));
  for (const link of got) {
    await sql(name)
      .where({ [source]: sourceId, [target]: link.id })
      .update({ [order]: places.get(keyOf(link)) });
  }
}

async function save({ strapi }: Step, notes: Note[]): Promise<void> {
  if (notes.length > 0) await forgottenLinks(strapi).createMany({ data: notes });
}

const keyOf = ({ documentId, locale }: { documentId: string; locale: string | null }) =>
  `${documentId} ${localeKey(locale)}`;
