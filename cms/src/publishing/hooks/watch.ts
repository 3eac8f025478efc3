import type { ChangedEntry, PublishCause } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import { isReadable } from '../../graphql/readable';
import { scheduledBy } from '../in-whose-name';
import { takeTurn } from '../turn';

/** Tells of a change of published content or media, right after its commit. */
export type OnChange = (cause: PublishCause, change?: ChangedEntry) => void;

/**
 * Watches publishing, unpublishing, deleting and media. Strapi's own events come later, after every link of the entry
 * has been loaded, and for a deleted file too early. Call it before other Document Service middlewares are added:
 * what they do in the same transaction is then committed too.
 */
export function watchContent(strapi: Core.Strapi, onChange: OnChange): void {
  strapi.documents.use(async (context, next) => {
    const cause = causeOf(context);
    if (!cause || !isReadable(context.uid)) return next();
    return strapi.db.transaction(async ({ trx, onCommit }) => {
      // Two publishes do not see each other's rows: a link that one makes to what the other replaces would go with it.
      await takeTurn(strapi, trx, 'publishing');
      const result = await next();
      const { documentId } = { ...(result as object), ...context.params } as { documentId?: string };
      const type = context.contentType.info.singularName;
      onCommit(() => onChange(cause, documentId ? { type, documentId } : undefined));
      return result;
    });
  });

  const fileChanged = ({ result }: { result?: unknown }) => {
    const { documentId } = (result ?? {}) as { documentId?: string };
    const tell = () => onChange('media', documentId ? { type: 'file', documentId } : undefined);
    if (strapi.db.inTransaction()) void strapi.db.transaction(({ onCommit }) => onCommit(tell));
    else tell();
  };
  strapi.db.lifecycles.subscribe({
    models: ['plugin::upload.file'],
    afterCreate: fileChanged,
    afterUpdate: fileChanged,
    afterDelete: fileChanged,
    afterDeleteMany: fileChanged,
    afterUpdateMany: fileChanged,
  });
}

/** Nothing for what leaves published content as it is, such as saving a draft. */
function causeOf({ action, params }: { action: string; params: object }): PublishCause | undefined {
  const isScheduled = scheduledBy() !== undefined;
  if (action === 'publish' || action === 'unpublish') return isScheduled ? 'schedule' : action;
  if (action === 'delete') return action;
  const isPublished = 'status' in params && params.status === 'published';
  return isPublished && ['create', 'update', 'clone'].includes(action) ? 'publish' : undefined;
}
