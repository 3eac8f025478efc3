import type { Core } from '@strapi/strapi';
import { readableTypes } from './readable';

interface Indexed {
  collectionName: string;
  indexes?: { name: string; columns: string[] }[];
}

/**
 * Gives every readable type's table, and the files' one, the index that the revision is read from. Strapi's schema sync
 * makes them. Call it while registering.
 */
export function indexForRevision(strapi: Core.Strapi): void {
  for (const uid of readableTypes) addIndex(strapi.contentType(uid) as Indexed, ['published_at', 'id']);
  addIndex(strapi.contentType('plugin::upload.file') as Indexed, ['updated_at', 'id']);
}

function addIndex(type: Indexed, columns: string[]): void {
  type.indexes = [...(type.indexes ?? []), { name: `${type.collectionName}_revision_idx`, columns }];
}
