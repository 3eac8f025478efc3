import type { Core } from '@strapi/strapi';
import { type BuildHook, hookUid } from './hook';

const rows = (strapi: Core.Strapi) => strapi.db.query(hookUid);

/** Numbers of 64 bits arrive as text, and what was never set as nothing. */
function hookOf(row: Record<string, unknown>): BuildHook {
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    ...(row as unknown as BuildHook),
    enabled: Boolean(row.enabled),
    gaveUp: Boolean(row.gaveUp),
    attempts: number('attempts'),
    nextTry: number('nextTry'),
    quietSince: number('quietSince'),
    waitingSince: number('waitingSince'),
    leaseEnds: number('leaseEnds'),
    message: (row.message as BuildHook['message']) ?? null,
    lastAnswer: (row.lastAnswer as BuildHook['lastAnswer']) ?? null,
  };
}

export async function listHooks(strapi: Core.Strapi, where: object = {}): Promise<BuildHook[]> {
  return (await rows(strapi).findMany({ where, orderBy: { id: 'asc' } })).map(hookOf);
}

export async function findHook(strapi: Core.Strapi, where: object): Promise<BuildHook | undefined> {
  const row = await rows(strapi).findOne({ where });
  return row ? hookOf(row) : undefined;
}

/** What whoever makes a hook decides; the rest is its state, which begins empty. */
export type NewHook = Pick<BuildHook, 'name' | 'hookKind' | 'url' | 'secret' | 'enabled'> &
  Partial<Pick<BuildHook, 'provisionedAs'>>;

export async function createHook(strapi: Core.Strapi, data: NewHook): Promise<BuildHook> {
  return hookOf(await rows(strapi).create({ data: { ...data, ...untried, leaseEnds: 0, leaseOwner: '' } }));
}

/** State of a hook that is called as soon as it is behind. */
export const untried = { attempts: 0, nextTry: 0, gaveUp: false } as const;

/** The same for a hook that has something to be told: it is tried for as long as if it were new. */
export const triedAnew = ({ message }: BuildHook) => ({
  ...untried,
  ...(message && { message: { ...message, since: Date.now() } }),
});

/**
 * Changes the row if it still is as `where` says: one conditional UPDATE, which only one of two processes wins.
 * @returns whether this one did
 */
export async function updateHook(strapi: Core.Strapi, where: object, data: object): Promise<boolean> {
  const { count } = await rows(strapi).updateMany({ where, data });
  return count > 0;
}

export async function removeHook(strapi: Core.Strapi, id: number): Promise<void> {
  await rows(strapi).delete({ where: { id } });
}
