import type { Core } from '@strapi/strapi';
import type { SamplesRemoved } from '@kneadful/shared-types';
import { byType, type Target, targetKey } from '../../desk/entry-links';
import { showAsChanged, type Step, tableOf } from '../../publishing/published-rows';
import { takeTurn } from '../../publishing/turn';
import { publishOrder } from '../seed/import';
import { type Sample, samplesIn } from './found';
import { neededAmong } from './needed';
import { deletePictures, type Picture, picturesLeft } from './pictures';

const studioUid = 'api::studio.studio';
const locationUid = 'api::location.location';
const alwaysKept: readonly string[] = [studioUid, 'api::navigation.navigation'];

export interface Removal {
  isDemo: boolean;
  going: Sample[];
  pictures: Picture[];
  /** Somebody has changed them: they stay, but for those that were chosen to go. */
  changed: Sample[];
  needed: { sample: Sample; by: string }[];
  /** Without them there is no site. */
  kept: Sample[];
}

/**
 * What removing the samples would do.
 * @param also document ids of changed samples that are to go too
 */
export async function planRemoval(step: Step, also: ReadonlySet<string>): Promise<Removal> {
  const { strapi } = step;
  const samples = await samplesIn(strapi);
  const mayGo = samples.filter((sample) => !sample.changed || also.has(sample.documentId));
  const isKept = await keptOnes(strapi, mayGo);
  const leaving = mayGo.filter((sample) => !isKept(sample));
  const neededBy = await neededAmong(step, leaving);
  const going = leaving.filter((sample) => !neededBy.has(targetKey(sample)));
  return {
    isDemo: (await strapi.db.query(studioUid).count({ where: { demo: true } })) > 0,
    going,
    pictures: await picturesLeft(step, going),
    changed: samples.filter(({ uid, changed }) => changed && !alwaysKept.includes(uid)),
    needed: leaving
      .filter((sample) => neededBy.has(targetKey(sample)))
      .map((sample) => ({ sample, by: neededBy.get(targetKey(sample))! })),
    kept: samples.filter((sample) => isKept(sample) && !sample.changed),
  };
}

/** A site has a studio, a navigation and a location: the sample's location may go once another one is published. */
async function keptOnes(strapi: Core.Strapi, mayGo: readonly Sample[]): Promise<(sample: Target) => boolean> {
  const leaving = [...(byType(mayGo).get(locationUid) ?? [])];
  const others = { publishedAt: { $notNull: true }, documentId: { $notIn: leaving } };
  const hasOther = (await strapi.db.query(locationUid).count({ where: others })) > 0;
  return ({ uid, documentId }) =>
    alwaysKept.includes(uid) || (uid === locationUid && !hasOther && leaving.includes(documentId));
}

/**
 * Removes the samples and switches the demonstration off, all or nothing: the publisher sees no state in between. What was
 * imported stays noted, so that nothing comes back when the CMS starts again.
 */
export async function removeSamples(strapi: Core.Strapi, also: ReadonlySet<string>): Promise<SamplesRemoved> {
  const { going, pictures } = await strapi.db.transaction(async ({ trx }) => {
    await takeTurn(strapi, trx, 'publishing');
    const step = { strapi, sql: trx };
    const removal = await planRemoval(step, also);
    // What links before what it links to: few links have to be cut.
    for (const { uid, documentId } of removal.going.toSorted((a, b) => rank(b) - rank(a)))
      await strapi.documents(uid).delete({ documentId, locale: '*' });
    await endDemonstration(step);
    return removal;
  });
  return { entries: going.length, pictures: await deletePictures(strapi, pictures) };
}

const rank = ({ uid }: Target) => publishOrder.indexOf(uid.slice(uid.lastIndexOf('.') + 1));

/** In place: a draft of the studio that somebody is writing does not get out by it. */
async function endDemonstration(step: Step): Promise<void> {
  const { strapi, sql } = step;
  const rows: { id: number }[] = await strapi.db.query(studioUid).findMany({ where: { demo: true }, select: ['id'] });
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await sql(tableOf(strapi, studioUid)).whereIn('id', ids).update({ demo: false });
  await showAsChanged(step, studioUid, ids);
}
