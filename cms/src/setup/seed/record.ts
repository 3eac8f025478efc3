import type { Core } from '@strapi/strapi';

/** What a database knows of the seed files that were imported into it. */
export interface SeedRecord {
  /** `<type>/<key>` of each; an entry that was deleted since is still known. */
  keys: string[];
  /** By key, when the import had ended, in milliseconds: what was saved later, somebody has changed. */
  ended: Record<string, number>;
  /** Document ids of the pictures that came with them. */
  pictures: string[];
}

const store = (strapi: Core.Strapi) => strapi.store!({ type: 'core', name: 'kneadful_seed' });

export async function readSeedRecord(strapi: Core.Strapi): Promise<SeedRecord> {
  const keys = ((await store(strapi).get({ key: 'imported' })) as string[] | null) ?? [];
  // Databases that were filled before this was noted have none.
  const origin = (await store(strapi).get({ key: 'origin' })) as Omit<SeedRecord, 'keys'> | null;
  return { keys, ended: origin?.ended ?? {}, pictures: origin?.pictures ?? [] };
}

/** Call it at the end of an import, in its transaction. */
export async function noteImport(strapi: Core.Strapi, keys: readonly string[], pictures: readonly string[]) {
  const before = await readSeedRecord(strapi);
  const now = Date.now();
  await store(strapi).set({ key: 'imported', value: [...before.keys, ...keys] });
  await store(strapi).set({
    key: 'origin',
    value: {
      ended: { ...before.ended, ...Object.fromEntries(keys.map((key) => [key, now])) },
      pictures: [...before.pictures, ...pictures],
    },
  });
}
