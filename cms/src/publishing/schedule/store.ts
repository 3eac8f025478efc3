import type { Core, UID } from '@strapi/strapi';
import { withCreator } from '../../desk/entry-links';
import { personName } from '../person-name';
import { type Action, type Person, type Plan, scheduleUid, slotOf, type Subject } from './plan';

const rows = (strapi: Core.Strapi) => strapi.db.query(scheduleUid);

/** Numbers of 64 bits arrive as text, and what was never set as nothing. */
function planOf(row: Record<string, unknown>): Plan {
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    ...(row as unknown as Plan),
    locale: (row.locale as string | null) ?? null,
    due: number('due'),
    finished: number('finished'),
    attempts: number('attempts'),
    leaseEnds: number('leaseEnds'),
  };
}

export async function listPlans(strapi: Core.Strapi, where: object, limit?: number): Promise<Plan[]> {
  const orderBy = [{ due: 'asc' }, { id: 'asc' }];
  return (await rows(strapi).findMany({ where, orderBy, ...(limit && { limit }) })).map(planOf);
}

/** What is set for an entry, or was done or refused lately. */
export async function plansOf(strapi: Core.Strapi, { entryType, entryId, locale }: Subject) {
  const found = await listPlans(strapi, { entryType, entryId, locale });
  const plan = (action: Action) => found.find((each) => each.action === action);
  return { publish: plan('publish'), unpublish: plan('unpublish') };
}

const untouched = { refusal: null, finished: 0, attempts: 0, leaseEnds: 0, leaseOwner: '' } as const;

/** Sets it, in the place of what was set before. What is being done for that at this moment is rolled back. */
export async function setPlan(
  strapi: Core.Strapi,
  subject: Subject,
  { action, due, by }: { action: Action; due: number; by: Person },
): Promise<void> {
  const slot = slotOf(subject, action);
  const data = { due, setById: by.id, setByName: personName(by), state: 'waiting', ...untouched };
  if (await updatePlan(strapi, { slot }, data)) return;
  try {
    await rows(strapi).create({ data: { ...subject, action, slot, ...data } });
  } catch (error) {
    // Somebody else has just set one: the column is unique.
    if (!(await updatePlan(strapi, { slot }, data))) throw error;
  }
}

/**
 * Changes the row if it still is as `where` says: one conditional UPDATE, which only one of two processes wins.
 * @returns whether this one did
 */
export async function updatePlan(strapi: Core.Strapi, where: object, data: object): Promise<boolean> {
  const { count } = await rows(strapi).updateMany({ where, data });
  return count > 0;
}

export async function removePlans(strapi: Core.Strapi, where: object): Promise<void> {
  await rows(strapi).deleteMany({ where });
}

/** The draft of an entry, with what a role's conditions may look at. */
export async function draftOf(
  strapi: Core.Strapi,
  { entryType, entryId, locale }: Subject,
): Promise<Record<string, unknown> | undefined> {
  const where = { documentId: entryId, publishedAt: null, ...(locale && { locale }) };
  const row = await strapi.db.query(entryType as UID.ContentType).findOne({ where, populate: withCreator });
  return (row as Record<string, unknown> | null) ?? undefined;
}
