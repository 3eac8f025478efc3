import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/strapi';
import type { RestoredDraft } from '@kneadful/shared-types';
import { pieces } from '../../content-model/pieces';
import { linksIn } from '../../publishing/meant-links';
import { type Ability, byType, type Target, targetKey } from '../entry-links';
import { whereIs } from '../labels';
import type { Access } from './access';
import { changedFields } from './compare';
import { contentOf, type Row } from './content';
import { draftData } from './draft-data';
import { filesById, filesIn, modelsOf, namesIn } from './names';
import { asKept, type Draft, versionOf } from './versions';

interface Restore {
  /** Of the version. */
  id: string;
  /** The `updatedAt` of the draft that was shown to whoever asks. */
  replaces: string;
  userId: number;
}

/**
 * Makes the draft what the version was, in the fields that `access` lets it, through the document service: what holds for
 * a save by hand holds for it. It publishes nothing.
 * @throws NotFoundError, ApplicationError if somebody has saved the draft since it was shown
 */
export async function restore(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  draft: Draft,
  access: Access,
  { id, replaces, userId }: Restore,
): Promise<RestoredDraft> {
  if (new Date(draft.updatedAt as Date).getTime() !== Date.parse(replaces))
    throw new errors.ApplicationError(
      'The draft was saved meanwhile, so nothing was restored. Close this and look at what was changed.',
    );
  const models = modelsOf(strapi);
  const lost: { path: (string | number)[]; value: unknown }[] = [];
  const { content } = await versionOf(strapi, uid, draft, id);
  const version = contentOf(models, uid, content, (path, value) => lost.push({ path, value }));
  const isRestored = (name: string) => access.shows(name) && access.stays(name) === undefined;
  const fields = changedFields(models, uid, contentOf(models, uid, asKept(draft)), version)
    .map(([name]) => name)
    .filter(isRestored);
  const wanted: Row = Object.fromEntries(fields.map((name) => [name, version[name]]));
  const locale = (draft.locale as string | null | undefined) ?? undefined;
  const links = [...linksIn(strapi, uid, wanted)];
  const targets = links.flatMap(({ targetUid, targets }) =>
    targets.map(({ documentId }) => ({ uid: targetUid, documentId })),
  );
  const present = await draftsAmong(strapi, targets, locale);
  const files = await filesById(strapi, [...filesIn(models, uid, wanted)]);
  const { data, gone } = draftData(models, uid, wanted, fields, {
    hasEntry: (target, documentId) => present.has(targetKey({ uid: target, documentId })),
    fileId: (documentId) => files.get(documentId)?.id,
  });
  if (fields.length > 0)
    await strapi.documents(uid as 'api::article.article').update({
      documentId: draft.documentId,
      ...(locale && { locale }),
      data: { ...data, updatedBy: userId } as object,
    });
  const names = await namesIn(strapi, ability, uid, [wanted]);
  const where = (path: (string | number)[]) => whereIs(strapi, uid, version, path);
  return {
    leftOut: [
      ...gone.map(
        ({ path, target, documentId }) =>
          `${where(path)}: ${target ? names.entry(target, documentId) : names.file(documentId)}`,
      ),
      ...lost
        .filter(({ path }) => isRestored(String(path[0])))
        .map(({ path, value }) => `${where(path)}: “${String(value)}” is no longer to be chosen`),
    ],
  };
}

/** Those of which there is a draft to link to, in the language of whoever links. */
async function draftsAmong(
  strapi: Core.Strapi,
  targets: readonly Target[],
  locale: string | undefined,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [uid, ids] of byType(targets)) {
    for (const piece of pieces([...ids])) {
      const where = { documentId: { $in: piece }, publishedAt: null, ...(locale && { locale }) };
      const rows: { documentId: string }[] = await strapi.db.query(uid).findMany({ where, select: ['documentId'] });
      for (const { documentId } of rows) found.add(targetKey({ uid, documentId }));
    }
  }
  return found;
}
