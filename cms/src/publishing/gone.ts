import type { Core, UID } from '@strapi/strapi';

/** What of an entry is gone, as what was kept of it is looked up: all of it, or one of its languages. */
export interface Gone {
  entryType: string;
  entryId: string;
  locale?: string | null;
}

/**
 * @param deleted the document service's answer to a delete: what is gone
 * @returns the languages that are gone; the whole entry, with languages that were removed before, once no row of it is left
 */
export async function goneBy(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  deleted: unknown,
): Promise<Gone[]> {
  const entry = { entryType: uid, entryId: documentId };
  if ((await strapi.db.query(uid).count({ where: { documentId } })) === 0) return [entry];
  return localesIn(deleted).map((locale) => ({ ...entry, locale }));
}

/** The languages that the document service's answer is about, each once. */
export function localesIn(result: unknown): (string | null)[] {
  const { entries = [] } = (result ?? {}) as { entries?: { locale?: string | null }[] };
  return [...new Set(entries.map(({ locale = null }) => locale))];
}

/** Strapi deletes the rows of a language that is removed without a word to the document service. Call it while registering. */
export function onLanguageRemoved(strapi: Core.Strapi, forget: (gone: { locale: string }) => Promise<unknown>): void {
  strapi.db.lifecycles.subscribe({
    models: ['plugin::i18n.locale'],
    async afterDelete({ result }) {
      const { code } = (result ?? {}) as { code?: string };
      if (code) await forget({ locale: code });
    },
  });
}
