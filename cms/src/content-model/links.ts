import type { Core, Struct, UID } from '@strapi/strapi';

type Model = Struct.ContentTypeSchema | Struct.ComponentSchema;
type Populate = Record<string, unknown>;

/** What Strapi itself adds to a type; nothing the site or an editor links. */
const ofStrapi = ['localizations', 'createdBy', 'updatedBy'];

export const ownAttributes = (model: Model) =>
  Object.entries(model.attributes).filter(([name]) => !ofStrapi.includes(name));

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
