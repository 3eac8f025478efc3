import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { readableTypes } from '../../graphql/readable';
import { checkSeedFiles, type Seed } from './check';
import { documentData } from './data';
import { readSeedFiles, seedDocumentId } from './files';
import { uploadPictures } from './pictures';
import { noteImport, readSeedRecord } from './record';
import { isLocalized } from './shape';

/** Targets before what links to them, so that few entries have to be published twice. */
export const publishOrder = [
  'citation',
  'person',
  'body-region',
  'technique',
  'add-on',
  'condition',
  'frequency-recommendation',
  'research-finding',
  'self-care-practice',
  'faq',
  'audience',
  'service',
  'therapist',
  'review',
  'page',
  'article',
  'location',
  'studio',
  'navigation',
  'redirect',
];

export interface ImportResult {
  imported: number;
  /** Entries that were imported earlier and are left as they are, even if an editor changed or deleted them. */
  known: number;
}

/** Whether nothing that the site reads is in the database, and nothing was ever imported into it. */
export async function isEmptyDatabase(strapi: Core.Strapi): Promise<boolean> {
  if ((await readSeedRecord(strapi)).keys.length > 0) return false;
  const counts = await Promise.all(readableTypes.map((uid) => strapi.db.query(uid).count()));
  return counts.every((count) => count === 0);
}

/**
 * Imports the seed files that were never imported into this database, and publishes them, all or nothing.
 * @param folder holds `<type>/<key>.yaml` and pictures
 * @throws with every file, field and reason if any file does not fit its type; then the database is as it was
 */
export async function importSeed(strapi: Core.Strapi, folder: string): Promise<ImportResult> {
  const seeds = checkSeedFiles(strapi, readSeedFiles(folder));
  const known = new Set((await readSeedRecord(strapi)).keys);
  const fresh = seeds.filter((seed) => !known.has(seed.key)).sort((a, b) => rank(a) - rank(b));
  if (fresh.length === 0) return { imported: 0, known: known.size };

  const pictures = await uploadPictures(strapi, fresh);
  try {
    await strapi.db.transaction(async () => {
      for (const seed of fresh) await writeDraft(strapi, seed, pictures.fileId, 'create');
      for (const seed of fresh)
        if (linkedIds(strapi, seed).size > 0) await writeDraft(strapi, seed, pictures.fileId, 'link');
      await publishAll(strapi, fresh);
      const keys = fresh.map(({ key }) => key);
      await noteImport(strapi, keys, pictures.documentIds);
    });
  } catch (error) {
    await pictures.remove();
    throw error;
  }
  return { imported: fresh.length, known: known.size };
}

const rank = ({ type }: Seed) => publishOrder.indexOf(type);

const localesOf = ({ uid, content }: Seed): string[] =>
  isLocalized(strapi.contentType(uid)) ? ['en', 'es'].filter((locale) => content[locale]) : [];

/** Every draft exists before any is linked: links may point in circles. */
async function writeDraft(
  strapi: Core.Strapi,
  seed: Seed,
  fileId: (file: string) => number,
  pass: 'create' | 'link',
): Promise<void> {
  const { uid, key, folder } = seed;
  const model = strapi.contentType(uid);
  const documentId = seedDocumentId(key);
  const { en, es, ...shared } = seed.content as { en?: object; es?: object };
  const conversion = { strapi, fileId: (name: string) => fileId(join(folder, name)), links: pass === 'link' };
  const data = (values: object) => documentData(model, values as Record<string, unknown>, conversion);
  const locale = isLocalized(model) ? { locale: 'en' } : {};

  if (pass === 'create')
    await strapi.documents(uid).create({ ...locale, data: { ...data({ ...shared, ...en }), documentId } as never });
  else await strapi.documents(uid).update({ documentId, ...locale, data: data({ ...shared, ...en }) as never });
  if (es) await strapi.documents(uid).update({ documentId, locale: 'es', data: data(es) as never });
}

/** Publishes in order; what linked to a target that was published after it is published once more, with that link. */
async function publishAll(strapi: Core.Strapi, seeds: Seed[]): Promise<void> {
  const position = new Map(seeds.map((seed, index) => [seedDocumentId(seed.key), index]));
  for (const seed of seeds) await publish(strapi, seed);
  for (const [index, seed] of seeds.entries()) {
    const linksAhead = [...linkedIds(strapi, seed)].some((id) => (position.get(id) ?? -1) > index);
    if (linksAhead) await publish(strapi, seed);
  }
}

async function publish(strapi: Core.Strapi, seed: Seed): Promise<void> {
  const locales = localesOf(seed);
  try {
    await strapi
      .documents(seed.uid)
      .publish({ documentId: seedDocumentId(seed.key), ...(locales.length > 0 && { locale: locales }) });
  } catch (error) {
    throw new Error(`seed/${seed.file} cannot be published: ${describe(error)}`, { cause: error });
  }
}

function describe(error: unknown): string {
  const details = (error as { details?: { errors?: { path: string[]; message: string }[] } }).details?.errors;
  return details?.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') ?? (error as Error).message;
}

/** The document ids of everything a seed links to through relations, at any depth. */
function linkedIds(strapi: Core.Strapi, { uid, content }: Seed): Set<string> {
  const ids = new Set<string>();
  const { en, es, ...shared } = content as { en?: object; es?: object };
  const conversion = { strapi, fileId: () => 0, links: true, linked: (id: string) => void ids.add(id) };
  documentData(strapi.contentType(uid), { ...shared, ...es, ...en }, conversion);
  return ids;
}
