import type { Core, UID } from '@strapi/strapi';
import { byType, type Target } from '../../desk/entry-links';
import { isReadable } from '../../graphql/readable';
import { type Name, personName } from '../../publishing/person-name';
import { seedDocumentId } from '../seed/files';
import { readSeedRecord } from '../seed/record';

/** An entry that came with the sample content and is still there. */
export interface Sample extends Target {
  /** Somebody has saved it since. */
  changed?: { on: string; by?: string };
}

interface DraftRow {
  documentId: string;
  updatedAt: string | Date;
  createdBy?: Account | null;
  updatedBy?: Account | null;
}

type Account = Name & { email?: string };

/**
 * What is left of the sample content. A seeded entry has the same id in every database, and what was imported is noted in
 * it. Saved by an account, or after the import had ended, it is somebody's: the time tells it also where the account is gone.
 */
export async function samplesIn(strapi: Core.Strapi): Promise<Sample[]> {
  const { keys, ended } = await readSeedRecord(strapi);
  const targets = keys.map(targetOf).filter(({ uid }) => isReadable(uid));
  const untimed = keys.some((key) => ended[key] === undefined) ? await firstPublished(strapi, targets) : 0;
  const endedOf = new Map(keys.map((key) => [seedDocumentId(key), ended[key] ?? untimed]));
  const samples: Sample[] = [];
  for (const [uid, ids] of byType(targets)) {
    const rows: DraftRow[] = await strapi.db.query(uid).findMany({
      where: { documentId: { $in: [...ids] }, publishedAt: null },
      populate: ['createdBy', 'updatedBy'],
    });
    for (const documentId of ids) {
      const drafts = rows.filter((row) => row.documentId === documentId);
      const changed = changeOf(drafts, endedOf.get(documentId)!);
      if (drafts.length > 0) samples.push({ uid, documentId, ...(changed && { changed }) });
    }
  }
  return samples;
}

function targetOf(key: string): Target {
  const type = key.slice(0, key.indexOf('/'));
  return { uid: `api::${type}.${type}` as UID.ContentType, documentId: seedDocumentId(key) };
}

/** @param rows the drafts of one entry, in all its languages */
function changeOf(rows: readonly DraftRow[], ended: number): Sample['changed'] {
  const saved = rows.filter((row) => row.createdBy || row.updatedBy || timeOf(row.updatedAt) > ended);
  const last = saved.toSorted((a, b) => timeOf(a.updatedAt) - timeOf(b.updatedAt)).at(-1);
  if (!last) return undefined;
  const by = nameOf(last.updatedBy ?? last.createdBy);
  return { on: new Date(last.updatedAt).toISOString(), ...(by && { by }) };
}

const timeOf = (value: string | Date): number => new Date(value).getTime();

const nameOf = (account: Account | null | undefined): string | undefined =>
  account ? personName(account) || account.email : undefined;

/**
 * For databases that were filled before the end of the import was noted: an import writes every draft before it publishes
 * the first.
 */
async function firstPublished(strapi: Core.Strapi, targets: readonly Target[]): Promise<number> {
  const moments: number[] = [];
  for (const [uid, ids] of byType(targets)) {
    const row: { publishedAt: string | Date } | null = await strapi.db.query(uid).findOne({
      where: { documentId: { $in: [...ids] }, publishedAt: { $notNull: true } },
      select: ['publishedAt'],
      orderBy: { publishedAt: 'asc' },
    });
    if (row) moments.push(timeOf(row.publishedAt));
  }
  return Math.min(...moments);
}
