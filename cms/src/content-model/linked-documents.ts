import type { Core, Schema, UID } from '@strapi/strapi';
import { componentTable, hasLinks, linkTable, ownAttributes } from './links';
import { pieces } from './pieces';

type Sql = Core.Strapi['db']['connection'];

/**
 * The document ids of every link and picture of these rows, at any depth of components, by row id. It reads the tables of
 * links alone, for all rows at once, and so costs a fraction of loading the entries.
 */
export async function linkedDocuments(
  strapi: Core.Strapi,
  sql: Sql,
  uid: UID.Schema,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>(ids.map((id) => [id, []]));
  await collect(uid, new Map(ids.map((id) => [id, id])));
  return found;

  /** @param rootOf the row asked for that holds a row of `model` */
  async function collect(model: UID.Schema, rootOf: Map<number, number>): Promise<void> {
    const add = (rows: { source: number; document: string }[]) => {
      for (const { source, document } of rows) found.get(rootOf.get(source) ?? 0)?.push(document);
    };
    const parts = new Map<UID.Component, Map<number, number>>();
    for (const piece of pieces([...rootOf.keys()])) {
      for (const links of linksOf(strapi, sql, model, piece)) add(await links);
      for (const { holder, part, component } of await partsOf(strapi, sql, model, piece)) {
        if (!hasLinks(strapi, component)) continue;
        const ofComponent = parts.get(component) ?? new Map<number, number>();
        parts.set(component, ofComponent.set(part, rootOf.get(holder) ?? 0));
      }
    }
    for (const [component, rootOfPart] of parts) await collect(component, rootOfPart);
  }
}

interface Linked {
  source: number;
  document: string;
}

/** One query for each relation of a model, and one for its pictures. */
function linksOf(strapi: Core.Strapi, sql: Sql, model: UID.Schema, ids: number[]): Promise<Linked[]>[] {
  const attributes = ownAttributes(strapi.getModel(model));
  const queries = attributes
    .filter(([, { type }]) => type === 'relation')
    .map(([field, attribute]) => {
      const { name, source, target } = linkTable(strapi, model, field);
      const { tableName } = strapi.db.metadata.get((attribute as Schema.Attribute.RelationWithTarget).target);
      return sql(`${name} as link`)
        .join(`${tableName} as target`, 'target.id', `link.${target}`)
        .whereIn(`link.${source}`, ids)
        .select({ source: `link.${source}`, document: 'target.document_id' });
    });
  const pictures = attributes.filter(([, { type }]) => type === 'media').map(([field]) => field);
  if (pictures.length === 0) return queries;
  const { tableName } = strapi.db.metadata.get('plugin::upload.file');
  const ofPictures = sql('files_related_mph as link')
    .join(`${tableName} as target`, 'target.id', 'link.file_id')
    .where('link.related_type', model)
    .whereIn('link.related_id', ids)
    .whereIn('link.field', pictures)
    .select({ source: 'link.related_id', document: 'target.document_id' });
  return [...queries, ofPictures];
}

interface Part {
  holder: number;
  part: number;
  component: UID.Component;
}

async function partsOf(strapi: Core.Strapi, sql: Sql, model: UID.Schema, ids: number[]): Promise<Part[]> {
  const table = componentTable(strapi, model);
  if (!table) return [];
  return sql(table)
    .select({ holder: 'entity_id', part: 'cmp_id', component: 'component_type' })
    .whereIn('entity_id', ids);
}
