import type { Core, Struct, UID } from '@strapi/strapi';
import { readableTypes } from '../graphql/readable';

type Model = Struct.ContentTypeSchema | Struct.ComponentSchema;
type Populate = Record<string, unknown>;

/** What Strapi itself adds to a type; nothing the site or an editor links. */
const ofStrapi = ['localizations', 'createdBy', 'updatedBy'];

export const ownAttributes = (model: Model) =>
  Object.entries(model.attributes).filter(([name]) => !ofStrapi.includes(name));

/** A relation of a content type or component, and the table that holds its links. */
export interface LinkField {
  uid: UID.Schema;
  field: string;
  table: LinkTable;
}

/** The columns of a link table. A link to one entry has no order. */
interface LinkTable {
  name: string;
  source: string;
  target: string;
  order?: string;
}

/** The link table of a relation. Every relation of ours has one, since none is two-way or kept in a column. */
export function linkTable(strapi: Core.Strapi, uid: UID.Schema, field: string): LinkTable {
  const attribute = strapi.db.metadata.get(uid).attributes[field];
  const table = attribute?.type === 'relation' && 'joinTable' in attribute ? attribute.joinTable : undefined;
  if (!table || !('inverseJoinColumn' in table)) throw new Error(`The relation ${uid}.${field} has no link table.`);
  const order = 'orderColumnName' in table ? table.orderColumnName : undefined;
  return { name: table.name, source: table.joinColumn.name, target: table.inverseJoinColumn.name, order };
}

/** The table that says which components the rows of a model hold, if it can hold any. */
export function componentTable(strapi: Core.Strapi, uid: UID.Schema): string | undefined {
  const holding = ownAttributes(strapi.getModel(uid)).find(([, { type }]) => isComponentField(type));
  const attribute = holding && strapi.db.metadata.get(uid).attributes[holding[0]];
  return attribute?.type === 'relation' && 'joinTable' in attribute ? attribute.joinTable?.name : undefined;
}

const isComponentField = (type: string) => type === 'component' || type === 'dynamiczone';

/** The components that a model can hold, directly. */
export const componentsOf = (strapi: Core.Strapi, uid: UID.Schema): UID.Component[] =>
  ownAttributes(strapi.getModel(uid)).flatMap(([, attribute]) => {
    if (attribute.type === 'component') return [attribute.component];
    return attribute.type === 'dynamiczone' ? [...attribute.components] : [];
  });

/** Whether a model links to anything, itself or through a component. */
export const hasLinks = (strapi: Core.Strapi, uid: UID.Schema): boolean =>
  ownAttributes(strapi.getModel(uid)).some(([, { type }]) => type === 'relation' || type === 'media') ||
  componentsOf(strapi, uid).some((component) => hasLinks(strapi, component));

/** Every relation, of an entry or of a component, that leads to `target`. */
export function fieldsLinkingTo(strapi: Core.Strapi, target: UID.ContentType): LinkField[] {
  const models = [...readableTypes, ...(Object.keys(strapi.components) as UID.Component[])];
  return models.flatMap((uid) =>
    ownAttributes(strapi.getModel(uid))
      .filter(([, attribute]) => attribute.type === 'relation' && 'target' in attribute && attribute.target === target)
      .map(([field]) => ({ uid, field, table: linkTable(strapi, uid, field) })),
  );
}

/**
 * A query-engine `populate` that loads every component of a type, and of every link the target's `documentId`, at any
 * depth of components.
 */
export function populateLinks(strapi: Core.Strapi, uid: UID.Schema): Populate {
  const populate: Populate = {};
  for (const [name, attribute] of ownAttributes(strapi.getModel(uid))) {
    if (attribute.type === 'relation') populate[name] = { select: ['documentId'] };
    if (attribute.type === 'media') populate[name] = { select: ['documentId'] };
    if (attribute.type === 'component') populate[name] = { populate: populateLinks(strapi, attribute.component) };
    if (attribute.type === 'dynamiczone') {
      populate[name] = {
        on: Object.fromEntries(
          attribute.components.map((component) => [component, { populate: populateLinks(strapi, component) }]),
        ),
      };
    }
  }
  return populate;
}
