import type { Core } from '@strapi/strapi';
import { addIndex } from '../content-model/indexes';
import { readableTypes } from './readable';

/**
 * Gives every readable type's table, and the files' one, the index that the revision is read from. Strapi's schema sync
 * makes them. Call it while registering.
 */
export function indexForRevision(strapi: Core.Strapi): void {
  for (const uid of readableTypes) addIndex(strapi, uid, 'revision', ['published_at', 'id']);
  addIndex(strapi, 'plugin::upload.file', 'revision', ['updated_at', 'id']);
}
