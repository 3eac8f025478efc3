import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Settings } from '../../../config/settings';
import { startable } from './due';
import { fire } from './fire';
import { listPlans, removePlans } from './store';

/** What is done or refused is told for so long. */
const keptFor = 30 * 24 * 60 * 60 * 1000;
const tidyEvery = 60 * 60 * 1000;

/** As many are looked at in one go; the next go follows at once. */
const mostAtOnce = 200;

/**
 * Does what is due. It keeps no queue: each look reads from the database what waits and is due, so a restart catches up
 * with what was missed, and several processes share the work.
 */
export class ScheduleRunner {
  readonly #strapi: Core.Strapi;
  /** Outside of the request, and of the transaction, that asks for a look. */
  readonly #outside = AsyncLocalStorage.snapshot();
  #started = false;
  #stopped = false;
  #looking: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #tidyAt = 0;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  start(): void {
    this.#started = true;
    void this.look();
  }

  /** What is under way is brought to its end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** Looks at once, or right after the look under way. @returns when that is done; it never rejects */
  async look(): Promise<void> {
    if (!this.#started || this.#stopped) return;
    this.#again = true;
    this.#looking ??= this.#outside(() => this.#lookAsLongAsAsked());
    await this.#looking;
  }

  async #lookAsLongAsAsked(): Promise<void> {
    clearTimeout(this.#timer);
    let next = 0;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      next = await this.#doWhatIsDue();
    }
    this.#looking = undefined;
    if (this.#stopped) return;
    this.#timer = this.#outside(() => setTimeout(() => void this.look(), Math.max(next - Date.now(), 0)));
    this.#timer.unref();
  }

  /** @returns when to look again */
  async #doWhatIsDue(): Promise<number> {
    const { SCHEDULE_SECONDS } = this.#strapi.config.get('settings') as Settings;
    const every = SCHEDULE_SECONDS * 1000;
    try {
      const now = Date.now();
      const waiting = { state: 'waiting' };
      const due = await listPlans(this.#strapi, { ...waiting, due: { $lte: now } }, mostAtOnce);
      const begun = startable(due, now);
      for (const plan of begun) {
        if (this.#stopped) break;
        await fire(this.#strapi, plan);
      }
      // What follows for the same entries, or was too much for one go.
      if (begun.length > 0) this.#again = true;
      await this.#tidy(now);
      const [next] = await listPlans(this.#strapi, { ...waiting, due: { $gt: now } }, 1);
      return Math.min(next?.due ?? Infinity, Date.now() + every);
    } catch (error) {
      this.#strapi.log.error(`The schedule could not be looked at. ${String(error)}`);
      return Date.now() + every;
    }
  }

  async #tidy(now: number): Promise<void> {
    if (now < this.#tidyAt) return;
    this.#tidyAt = now + tidyEvery;
    await removePlans(this.#strapi, { state: { $in: ['done', 'refused'] }, finished: { $lt: now - keptFor } });
  }
}
