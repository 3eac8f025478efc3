import type { Core, UID } from '@strapi/strapi';
import type { Step } from './published-rows';

/**
 * A link that a published row is meant to have and that Strapi left out or took away, because its target is not live.
 * Rows are named by their ids: a publish makes new ones, and then its records are made anew.
 */
export interface ForgottenLink {
  id: number;
  /** The row that holds the link: the entry's own, or that of a component in it. */
  sourceUid: UID.Schema;
  sourceId: number;
  field: string;
  /** Its place among the links of the field. */
  position: number;
  targetUid: UID.ContentType;
  targetDocument: string;
  /** Empty for a type without locales. */
  targetLocale: string;
  /** The published row of the entry. */
  rootUid: UID.ContentType;
  rootDocument: string;
  rootId: number;
}

const model = {
  uid: 'kneadful::forgotten-link',
  singularName: 'forgotten_link',
  tableName: 'forgotten_links',
  attributes: {
    id: { type: 'increments' },
    sourceUid: { type: 'string' },
    sourceId: { type: 'integer' },
    field: { type: 'string' },
    position: { type: 'float' },
    targetUid: { type: 'string' },
    targetDocument: { type: 'string' },
    targetLocale: { type: 'string' },
    rootUid: { type: 'string' },
    rootDocument: { type: 'string' },
    rootId: { type: 'integer' },
  },
  indexes: [
    { name: 'forgotten_links_target_idx', columns: ['target_document'] },
    { name: 'forgotten_links_root_idx', columns: ['root_document'] },
  ],
};

/** Adds the table, while registering. It is no content type: no API and no form of Strapi's knows it. */
export function keepForgottenLinks(strapi: Core.Strapi): void {
  strapi.get('models').add(model);
}

/** The table, within the transaction that is open. */
export const forgottenLinks = (strapi: Core.Strapi) => strapi.db.query(model.uid);

/** Forgets what earlier rows of an entry meant. */
export async function dropOutdated(
  { strapi }: Step,
  uid: UID.ContentType,
  documentId: string,
  liveIds: readonly number[],
): Promise<void> {
  await forgottenLinks(strapi).deleteMany({
    where: { rootUid: uid, rootDocument: documentId, rootId: { $notIn: liveIds } },
  });
}

/** Forgets who meant an entry that is deleted, but for the locales that are left of it. */
export async function dropTarget(
  { strapi }: Step,
  uid: UID.ContentType,
  documentId: string,
  left: readonly string[],
): Promise<void> {
  await forgottenLinks(strapi).deleteMany({
    where: { targetUid: uid, targetDocument: documentId, targetLocale: { $notIn: left } },
  });
}
