import type { Core, UID } from '@strapi/strapi';

interface Indexed {
  collectionName: string;
  indexes?: { name: string; columns: string[] }[];
}

/** Gives the type's table an index, which Strapi's schema sync makes. Call it while registering. */
export function addIndex(strapi: Core.Strapi, uid: UID.ContentType, name: string, columns: string[]): void {
  const type = strapi.contentType(uid) as Indexed;
  type.indexes = [...(type.indexes ?? []), { name: `${type.collectionName}_${name}_idx`, columns }];
}
