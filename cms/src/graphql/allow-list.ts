import { MapperKind, mapSchema, pruneSchema } from '@graphql-tools/utils';
import { getNullableType, type GraphQLSchema, isListType } from 'graphql';
import type { Core } from '@strapi/strapi';
import { isReadable, readableTypes } from './readable';

/** Root fields of ours, beside those of the readable types. */
const ownRootFields = ['contentRevision', 'contentManifest', 'contentFiles', 'contentDrafts'];
const ownTypes = new Set([
  'ContentRevision',
  'ContentTypeSums',
  'ContentFileSums',
  'ContentManifestRow',
  'ContentFile',
  'ContentDraft',
]);

/** Keeps private content types, Strapi's own types and every mutation out of the schema. Call it while registering. */
export function closeGraphql(strapi: Core.Strapi): void {
  const { shadowCRUD } = strapi.plugin('graphql').service('extension');
  for (const uid of Object.keys(strapi.contentTypes)) {
    if (isReadable(uid)) shadowCRUD(uid).disableMutations();
    else if (uid === 'plugin::upload.file') shadowCRUD(uid).disableMutations().disableQueries();
    else shadowCRUD(uid).disable();
  }
  for (const field of ['related', 'provider', 'provider_metadata', 'formats', 'previewUrl', 'folderPath', 'caption']) {
    shadowCRUD('plugin::upload.file').field(field).disableOutput();
  }
}

/**
 * The schema as the site sees it: only queries of readable types, no `_connection` twins, and every content field
 * nullable, since a draft may lack a required field and one null would erase the whole entry.
 */
export function onlyReadable(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set([...ownRootFields, ...readableTypes.flatMap(rootFieldsOf)]);
  const closed = mapSchema(schema, {
    [MapperKind.MUTATION]: () => null,
    [MapperKind.QUERY_ROOT_FIELD]: (field, name) => (roots.has(name) ? field : null),
    [MapperKind.OBJECT_FIELD]: (field, name, type) => {
      if (ownTypes.has(type)) return undefined;
      if (name.endsWith('_connection')) return null;
      if (name === 'documentId' || name === 'id' || isListType(getNullableType(field.type))) return undefined;
      return { ...field, type: getNullableType(field.type) };
    },
  });
  return pruneSchema(closed);
}

function rootFieldsOf(uid: (typeof readableTypes)[number]): string[] {
  const { naming } = strapi.plugin('graphql').service('utils');
  const type = strapi.contentType(uid);
  if (type.kind === 'singleType') return [naming.getFindOneQueryName(type)];
  return [naming.getFindQueryName(type), naming.getFindOneQueryName(type)];
}
