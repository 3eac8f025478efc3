import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { type EntrySchedule, type ScheduledAction, wallClock } from '@kneadful/shared-types';
import { studioFacts } from '../../../content-model/published';
import { actions, type Action, type Person, type Plan, type Subject } from '../plan';
import type { ScheduleRunner } from '../runner';
import { plansOf, removePlans, setPlan } from '../store';
import { wantedBy } from './input';

/** Who asks, and what the role allows. */
export interface Asker {
  person: Person;
  mayChange: boolean;
}

/** What an editor may ask for beside the form of an entry. Each answers what the form shows afterwards. */
export class ScheduleActions {
  readonly #strapi: Core.Strapi;
  readonly #runner: ScheduleRunner;

  constructor(strapi: Core.Strapi, runner: ScheduleRunner) {
    this.#strapi = strapi;
    this.#runner = runner;
  }

  async read(subject: Subject, { mayChange }: Asker): Promise<EntrySchedule> {
    const { timezone } = await studioFacts(this.#strapi);
    const { publish, unpublish } = await plansOf(this.#strapi, subject);
    return { timezone, mayChange, publish: viewOf(publish, timezone), unpublish: viewOf(unpublish, timezone) };
  }

  /** Sets, changes and clears, as the body says. @throws ValidationError, ForbiddenError */
  async change(subject: Subject, asker: Asker, body: unknown): Promise<EntrySchedule> {
    refuseUnlessAllowed(asker);
    const { timezone } = await studioFacts(this.#strapi);
    const plans = await plansOf(this.#strapi, subject);
    const dueIfWaiting = (plan: Plan | undefined) => (plan?.state === 'waiting' ? plan.due : undefined);
    const waiting = { publish: dueIfWaiting(plans.publish), unpublish: dueIfWaiting(plans.unpublish) };
    const wanted = wantedBy(body, { timezone, waiting, now: Date.now() });
    for (const action of actions) {
      const due = wanted[action];
      // Whoever sends what is set already has not set it.
      if (due === undefined || due === waiting[action]) continue;
      if (due === null) await removePlans(this.#strapi, { ...subject, action });
      else await setPlan(this.#strapi, subject, { action, due, by: asker.person });
    }
    // The next due time may have come nearer.
    void this.#runner.look();
    return this.read(subject, asker);
  }

  /** Does at once what was refused, in the name of whoever asks now. @throws NotFoundError, ForbiddenError */
  async retry(subject: Subject, asker: Asker, action: string): Promise<EntrySchedule> {
    refuseUnlessAllowed(asker);
    const known = await this.#refused(subject, action);
    await setPlan(this.#strapi, subject, { action: known, due: Date.now(), by: asker.person });
    await this.#runner.look();
    return this.read(subject, asker);
  }

  /** Takes the message of a refusal away. @throws NotFoundError, ForbiddenError */
  async dismiss(subject: Subject, asker: Asker, action: string): Promise<EntrySchedule> {
    refuseUnlessAllowed(asker);
    await removePlans(this.#strapi, { ...subject, action: await this.#refused(subject, action), state: 'refused' });
    return this.read(subject, asker);
  }

  async #refused(subject: Subject, name: string): Promise<Action> {
    const plans = await plansOf(this.#strapi, subject);
    const action = actions.find((each) => each === name && plans[each]?.state === 'refused');
    if (!action) throw new errors.NotFoundError('Nothing was refused here, or somebody has seen to it already.');
    return action;
  }
}

function refuseUnlessAllowed({ mayChange }: Asker): void {
  if (!mayChange)
    throw new errors.ForbiddenError('Your role may not publish this entry, and so not schedule it either.');
}

function viewOf(plan: Plan | undefined, timezone: string): ScheduledAction | null {
  if (!plan) return null;
  const { state, due, setByName, refusal } = plan;
  const { date, time } = wallClock(timezone, due);
  return {
    ...{ state, wallClock: `${date}T${time}`, due: new Date(due).toISOString(), by: setByName },
    ...(refusal && { refusal }),
  };
}
