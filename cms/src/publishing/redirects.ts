import type { Core } from '@strapi/strapi';

const uid = 'api::redirect.redirect';

interface Redirect {
  documentId: string;
  from: string;
  to: string;
  publishedAt: string | null;
}

/**
 * Makes an old path lead to a new one for good. There is one redirect for the old path, whoever wrote it; those that led
 * to it lead to the new one directly; and one that would lead away from the new path goes.
 */
export async function leadOn(strapi: Core.Strapi, from: string, to: string): Promise<void> {
  const rows: Redirect[] = await strapi.db.query(uid).findMany({
    where: { $or: [{ from: { $in: [from, to] } }, { to: from }] },
  });
  const live = rows.filter(({ publishedAt }) => publishedAt !== null);
  for (const redirect of live) {
    if (redirect.from === to) await strapi.documents(uid).delete({ documentId: redirect.documentId });
    else if (redirect.from === from || redirect.to === from) await lead(strapi, redirect, to);
  }
  if (live.some((redirect) => redirect.from === from)) return;
  const draft = await neverPublished(
    strapi,
    rows.filter((redirect) => redirect.from === from),
  );
  if (draft) await lead(strapi, draft, to);
  else await strapi.documents(uid).create({ data: { from, to }, status: 'published' });
}

/** A draft that an editor has made for the same path and not published. */
async function neverPublished(strapi: Core.Strapi, drafts: Redirect[]): Promise<Redirect | undefined> {
  for (const draft of drafts) {
    const where = { documentId: draft.documentId, publishedAt: { $notNull: true } };
    if (!(await strapi.db.query(uid).findOne({ where }))) return draft;
  }
  return undefined;
}

/** Publishes a redirect with another target. What an editor has typed and not published stays typed, and unpublished. */
async function lead(strapi: Core.Strapi, { documentId, from, to: earlier, publishedAt }: Redirect, to: string) {
  const documents = strapi.documents(uid);
  const draft = (await documents.findOne({ documentId, status: 'draft' })) as Redirect | null;
  await documents.update({ documentId, data: { from, to } as never });
  await documents.publish({ documentId });
  if (!publishedAt || !draft || (draft.from === from && draft.to === earlier)) return;
  const typed = { from: draft.from, to: draft.to === earlier ? to : draft.to };
  await documents.update({ documentId, data: typed as never });
}
