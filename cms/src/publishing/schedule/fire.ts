import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { type Ability, permissionsOf } from '../../desk/entry-links';
import { whereIs } from '../../desk/labels';
import { isReadable } from '../../graphql/readable';
import { asScheduledBy } from '../in-whose-name';
import type { Plan } from './plan';
import { Refused, refusalOf } from './refusal';
import { draftOf, updatePlan } from './store';

/** Longer than a publish takes that waits its turn behind others. */
export const lease = 30_000;

/** What goes wrong so often, and not by a refusal, will not go right by itself. */
const mostAttempts = 10;

/** Somebody has changed the schedule, or another process has taken it over: then nothing of this is kept. */
class Overtaken extends Error {
  override name = 'Overtaken';
}

/**
 * Does what is due, if this process is the one that claims it. The publish and the note that it is done are one
 * transaction: after a crash neither is there, and another process takes it over when the lease has ended.
 */
export async function fire(strapi: Core.Strapi, plan: Plan): Promise<void> {
  const owner = randomUUID();
  const now = Date.now();
  const claimed = await updatePlan(
    strapi,
    { id: plan.id, state: 'waiting', due: plan.due, leaseOwner: plan.leaseOwner, leaseEnds: { $lte: now } },
    { leaseOwner: owner, leaseEnds: now + lease, attempts: plan.attempts + 1 },
  );
  if (!claimed) return;
  const mine = { id: plan.id, state: 'waiting', leaseOwner: owner };
  try {
    await strapi.db.transaction(async () => {
      await asScheduledBy(plan.setByName, () => carryOut(strapi, plan));
      const isMine = await updatePlan(strapi, mine, { state: 'done', finished: Date.now(), leaseEnds: 0 });
      if (!isMine) throw new Overtaken();
    });
    strapi.log.info(`By schedule: ${nameOf(plan)}.`);
  } catch (error) {
    if (error instanceof Overtaken) return;
    const refusal = refusalOf(error, await namesOfFields(strapi, plan)) ?? givenUp(plan);
    if (refusal === undefined) {
      strapi.log.error(`By schedule: ${nameOf(plan)} went wrong and is tried again. ${String(error)}`);
      return;
    }
    await updatePlan(strapi, mine, { state: 'refused', refusal, finished: Date.now(), leaseEnds: 0 });
    strapi.log.warn(`By schedule: ${nameOf(plan)} was refused. ${refusal}`);
  }
}

const nameOf = ({ action, entryType, entryId, locale }: Plan) =>
  [action, entryType, entryId, locale].filter(Boolean).join(' ');

const givenUp = ({ attempts }: Plan): string | undefined =>
  attempts + 1 < mostAttempts
    ? undefined
    : 'The CMS tried it several times and could not do it; its log says why. Try it again, or do it by hand.';

/** @throws Refused, and what the guard throws */
async function carryOut(strapi: Core.Strapi, plan: Plan): Promise<void> {
  const { entryType, entryId, locale, action } = plan;
  const draft = isReadable(entryType) ? await draftOf(strapi, plan) : undefined;
  if (!draft) throw new Refused('The entry is not there any more. Somebody has deleted it.');
  await refuseWithoutRight(strapi, plan, draft);
  const documents = strapi.documents(entryType as 'api::article.article');
  const which = { documentId: entryId, ...(locale && { locale }) };
  await (action === 'publish' ? documents.publish(which) : documents.unpublish(which));
}

/** As the form of the entry calls them. */
async function namesOfFields(strapi: Core.Strapi, plan: Plan): Promise<(path: string[]) => string> {
  const draft = isReadable(plan.entryType) ? await draftOf(strapi, plan) : undefined;
  return (path) => (draft ? whereIs(strapi, plan.entryType, draft, path) : path.join(' › '));
}

type Account = { id: number; isActive: boolean | null; blocked: boolean | null };

/** The rights of whoever set it count as they are now. @throws Refused */
async function refuseWithoutRight(strapi: Core.Strapi, plan: Plan, draft: object): Promise<void> {
  const { entryType, setById, setByName, action } = plan;
  const user: Account | null = await strapi.db
    .query('admin::user')
    .findOne({ where: { id: setById }, populate: ['roles'] });
  const again = 'Somebody who may has to set it again.';
  if (!user?.isActive || user.blocked)
    throw new Refused(`${setByName}, who set this, has no account here any more. ${again}`);
  const { engine } = strapi.service('admin::permission') as unknown as {
    engine: { generateUserAbility(user: object): Promise<Ability> };
  };
  const ability = await engine.generateUserAbility(user);
  if (permissionsOf(strapi, ability, entryType).cannot.publish(draft))
    throw new Refused(`${setByName}, who set this, may not ${action} this entry any more. ${again}`);
}
