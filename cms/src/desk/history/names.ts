import type { Core, UID } from '@strapi/strapi';
import { studioFacts } from '../../content-model/published';
import { linksIn } from '../../publishing/meant-links';
import { type Ability, linksFor, type Target, targetKey } from '../entry-links';
import { proseLinks, proseTargets } from '../prose-links';
import { fieldsOf, listOf, type Models, type Row } from './content';
import type { Names } from './lines';

/**
 * The names of everything that these contents link to and show, as the role may read them.
 * @param contents of `contentOf`
 */
export async function namesIn(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  contents: readonly Row[],
): Promise<Names> {
  const targets: Target[] = contents.flatMap((content) => [
    ...[...linksIn(strapi, uid, content)].flatMap(({ targetUid, targets }) =>
      targets.map(({ documentId }) => ({ uid: targetUid, documentId })),
    ),
    ...[...proseLinks(strapi, uid, content)].map(({ targetUid, documentId }) => ({ uid: targetUid, documentId })),
  ]);
  const known = targets.filter((target) => strapi.contentTypes[target.uid]);
  const { links, unseen } = await linksFor(strapi, ability, known);
  const models = modelsOf(strapi);
  const files = await filesById(
    strapi,
    contents.flatMap((content) => [...filesIn(models, uid, content)]),
  );
  const { timezone } = await studioFacts(strapi);
  const titled = (target: Target, name: (title: string, typeName: string) => string) => {
    const typeName = strapi.contentTypes[target.uid]?.info.displayName ?? 'Entry';
    const link = links.get(targetKey(target));
    if (link) return name(link.title, typeName);
    return unseen.has(targetKey(target)) ? `${typeName} that your role does not show` : `${typeName} that was deleted`;
  };
  return {
    timezone,
    entry: (target, documentId) => titled({ uid: target, documentId }, (title) => title),
    file: (documentId) => files.get(documentId)?.name ?? 'A file that was deleted',
    link: (url) => {
      const [found] = proseTargets([url]);
      if (!found) return `link to ${url}`;
      const target = { uid: found.targetUid, documentId: found.documentId };
      return `${url.startsWith('/cite/') ? 'cites' : 'link to'} ${titled(target, (title, typeName) => `${typeName} “${title}”`)}`;
    },
  };
}

export const modelsOf =
  (strapi: Core.Strapi): Models =>
  (uid) =>
    strapi.contentTypes[uid as UID.ContentType] ?? strapi.components[uid as UID.Component];

/** The document ids of the files that a content shows. */
export function* filesIn(models: Models, uid: UID.Schema, row: Row): Generator<string> {
  for (const [name, attribute] of fieldsOf(models, uid)) {
    for (const part of listOf(row[name])) {
      if (attribute.type === 'media') yield String(part.documentId);
      if (attribute.type === 'component') yield* filesIn(models, attribute.component, part);
      if (attribute.type === 'dynamiczone') yield* filesIn(models, part.__component as UID.Component, part);
    }
  }
}

export interface File {
  id: number;
  documentId: string;
  name: string;
}

export async function filesById(strapi: Core.Strapi, documentIds: readonly string[]): Promise<Map<string, File>> {
  const where = { documentId: { $in: [...new Set(documentIds)] } };
  const rows: File[] = await strapi.db
    .query('plugin::upload.file')
    .findMany({ where, select: ['id', 'documentId', 'name'] });
  return new Map(rows.map((file) => [file.documentId, file]));
}
