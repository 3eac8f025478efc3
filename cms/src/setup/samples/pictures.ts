import type { Core } from '@strapi/strapi';
import { linkedDocuments } from '../../content-model/linked-documents';
import { byType, type Target } from '../../desk/entry-links';
import { nameOf } from '../../intake/failure';
import { rowsOf, type Step } from '../../publishing/published-rows';
import { readSeedRecord } from '../seed/record';

export interface Picture {
  id: number;
  documentId: string;
  createdBy?: object | null;
  updatedBy?: object | null;
}

const fileUid = 'plugin::upload.file';

/** The samples' pictures that nobody has touched, and that nothing shows once these entries are gone. */
export async function picturesLeft(step: Step, going: readonly Target[]): Promise<Picture[]> {
  const { strapi } = step;
  const shown = await timesShown(step, going);
  const { pictures } = await readSeedRecord(strapi);
  // A database that was filled before pictures were noted: those of the entries, unless an account has uploaded them.
  const documentIds = pictures.length > 0 ? pictures : [...shown.keys()];
  const files: Picture[] = await strapi.db
    .query(fileUid)
    .findMany({ where: { documentId: { $in: documentIds } }, populate: ['createdBy', 'updatedBy'] });
  const untouched = files.filter(({ createdBy, updatedBy }) => !createdBy && !updatedBy);
  const places = await timesPlaced(
    step,
    untouched.map(({ id }) => id),
  );
  return untouched.filter(({ id, documentId }) => (places.get(id) ?? 0) <= (shown.get(documentId) ?? 0));
}

/** How often the drafts and the published rows of these entries link to each document, pictures among them. */
async function timesShown(step: Step, targets: readonly Target[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const [uid, documents] of byType(targets)) {
    const ids: number[] = [];
    for (const documentId of documents) ids.push(...(await rowsOf(step, uid, documentId)).map(({ id }) => id));
    for (const linked of (await linkedDocuments(step.strapi, step.sql, uid, ids)).values())
      for (const documentId of linked) times.set(documentId, (times.get(documentId) ?? 0) + 1);
  }
  return times;
}

/** How many places show each file. */
async function timesPlaced({ sql }: Step, ids: readonly number[]): Promise<Map<number, number>> {
  const rows: { file_id: number }[] = await sql('files_related_mph').select('file_id').whereIn('file_id', ids);
  const times = new Map<number, number>();
  for (const { file_id: id } of rows) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

/**
 * Deletes pictures with their files, which no transaction can bring back: call it after the commit. One that somebody has
 * put somewhere meanwhile stays.
 * @returns how many are gone
 */
export async function deletePictures(strapi: Core.Strapi, pictures: readonly Picture[]): Promise<number> {
  const places = await timesPlaced(
    { strapi, sql: strapi.db.connection },
    pictures.map(({ id }) => id),
  );
  const unused = pictures.filter(({ id }) => !places.has(id));
  let deleted = 0;
  for (const picture of unused) {
    try {
      await strapi.plugin('upload').service('upload').remove(picture);
      deleted++;
    } catch (error) {
      strapi.log.warn(
        `A picture of the samples could not be deleted: ${nameOf(error)}. Delete it in the media library.`,
      );
    }
  }
  return deleted;
}
