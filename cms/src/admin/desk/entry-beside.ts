import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import type { Asked } from './use-desk';

type Props = Parameters<PanelComponent>[0];

/**
 * The entry beside whose form a panel stands. The address of a single type names none, but its document does.
 * @returns nothing of one that is not saved yet, of a type without drafts, and of a type of Strapi's own
 */
export function entryBeside({ document, documentId: ofAddress, model }: Props): Asked | undefined {
  const documentId = ofAddress ?? document?.documentId;
  if (!documentId || !document?.status || !model.startsWith('api::')) return undefined;
  return { uid: model, documentId, version: `${document.updatedAt} ${document.status}` };
}
