import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangedEntry, PublishCause } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import { contentRevision } from '../../graphql/revision';
import { ChangeLog } from './changes';
import { type Delivered, deliver } from './deliver';
import type { BuildHook, HookMessage } from './hook';
import { newMessage } from './message';
import { nextStep } from './plan';
import { findHook, listHooks, untried, updateHook } from './store';
import { hookTimes } from './times';

/** How often it looks although it has heard of no change: another process may have made one, or died over one. */
const lookEvery = 10_000;
/** What changes rows a little after its own commit is found by a second look. */
const secondLookAfter = 1000;

/**
 * Calls every hook that is behind. It keeps no queue: each look compares the CMS's revision with what each hook has
 * acknowledged, both from the database, so however many changes there were, a hook is told the newest state once, and
 * a restart or a second CMS continues where this one stopped.
 */
export class Dispatcher {
  readonly #strapi: Core.Strapi;
  readonly #changes = new ChangeLog();
  /** How far into the changes each hook was told, by its id. */
  readonly #told = new Map<number, number>();
  readonly #calls = new Map<number, Promise<void>>();
  readonly #stop = new AbortController();
  /** Outside of the request, and of the transaction, that a change comes from. */
  readonly #outside = AsyncLocalStorage.snapshot();
  #started = false;
  #looking: Promise<void> | undefined;
  #again = false;
  #isFirstLook = true;
  #revision: string | undefined;
  #secondLook = Infinity;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Infinity;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  start(): void {
    this.#started = true;
    this.look();
  }

  /** Ends the calls under way. Another process, or this one after a restart, sends the same messages again. */
  async stop(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#calls.values());
  }

  /** Published content or media has changed, and the change is committed. */
  changed(cause: PublishCause, change?: ChangedEntry): void {
    this.#changes.add(cause, change);
    this.#secondLook = Date.now() + secondLookAfter;
    this.look();
  }

  /** Looks at once, or right after the look under way: as many as ask meanwhile get one. */
  look(): void {
    this.#again = true;
    if (!this.#started || this.#looking || this.#stop.signal.aborted) return;
    this.#looking = this.#outside(() => this.#lookAsLongAsAsked());
  }

  /**
   * Calls a hook whether it is behind or not, also one that is switched off.
   * @returns nothing if it is being called already
   */
  async sendNow(id: number): Promise<Delivered | undefined> {
    const hook = await findHook(this.#strapi, { id });
    if (!hook || this.#calls.has(id)) return undefined;
    const { revision } = await contentRevision(this.#strapi);
    const message = newMessage(hook, revision, { cause: 'manual', changed: [] }, Date.now());
    return this.#call(hook, message, { force: true });
  }

  async #lookAsLongAsAsked(): Promise<void> {
    while (this.#again && !this.#stop.signal.aborted) {
      this.#again = false;
      const begun = performance.now();
      this.#wakeAt(await this.#look(), true);
      // Half of the time at most goes into looking, however fast changes come.
      await sleep(performance.now() - begun, undefined, { ref: false, signal: this.#stop.signal }).catch(() => {});
    }
    this.#looking = undefined;
  }

  /** @returns when to look again */
  async #look(): Promise<number> {
    try {
      // The rows before the revision: see `claim`.
      const hooks = await listHooks(this.#strapi, { enabled: true });
      if (hooks.length > 0) this.#revision = (await contentRevision(this.#strapi)).revision;
      const wakes = await Promise.all(hooks.map((hook) => this.#bringOn(hook, this.#revision as string)));
      this.#isFirstLook = false;
      const now = Date.now();
      if (this.#secondLook <= now) this.#secondLook = Infinity;
      return Math.min(...wakes, this.#secondLook, now + lookEvery);
    } catch (error) {
      if (!this.#stop.signal.aborted)
        this.#strapi.log.error(`The build hooks could not be looked at. ${String(error)}`);
      return Date.now() + lookEvery;
    }
  }

  /** @returns when this hook is due, if it waits */
  async #bringOn(hook: BuildHook, revision: string): Promise<number> {
    const now = Date.now();
    const step = nextStep(hook, revision, now, hookTimes(this.#strapi));
    const asRead = { id: hook.id, leaseOwner: hook.leaseOwner };
    if (step.do === 'wait') {
      if (step.notice) await updateHook(this.#strapi, asRead, step.notice);
      return step.until;
    }
    // What is under way here looks again by itself when there is news.
    if (this.#calls.has(hook.id)) return Infinity;
    if (this.#stop.signal.aborted) return Infinity;
    // What goes wrong is logged there.
    if (step.do === 'call') this.#call(hook, this.#messageFor(hook, revision, now)).catch(() => {});
    if (step.do === 'forget')
      await updateHook(
        this.#strapi,
        { ...asRead, leaseEnds: { $lte: now } },
        { message: null, ...untried, noticedRevision: revision, quietSince: 0, waitingSince: 0 },
      );
    return Infinity;
  }

  #messageFor(hook: BuildHook, revision: string, now: number): HookMessage {
    if (hook.message?.revision === revision) return hook.message;
    const { cause, changed } = this.#changes.since(this.#told.get(hook.id) ?? 0);
    return newMessage(hook, revision, { cause: cause ?? (this.#isFirstLook ? 'start' : 'poll'), changed }, now);
  }

  async #call(hook: BuildHook, message: HookMessage, { force = false } = {}): Promise<Delivered | undefined> {
    const told = this.#changes.number;
    const delivery = deliver(this.#strapi, hook, message, {
      stopped: this.#stop.signal,
      force,
      onClaim: () => {
        if (message.cause !== 'manual') this.#told.set(hook.id, told);
      },
    });
    const call = delivery.then(
      (delivered) => this.#ended(hook, message, delivered),
      (error: unknown) => {
        this.#calls.delete(hook.id);
        this.#strapi.log.error(`Build hook “${hook.name}” could not be handled. ${String(error)}`);
      },
    );
    this.#calls.set(hook.id, call);
    await call;
    return delivery;
  }

  #ended(hook: BuildHook, message: HookMessage, delivered: Delivered | undefined): void {
    this.#calls.delete(hook.id);
    if (!delivered) return;
    if (delivered.nextTry) this.#wakeAt(delivered.nextTry);
    if (this.#revision !== message.revision) this.look();
  }

  #wakeAt(at: number, insteadOfOthers = false): void {
    if (this.#stop.signal.aborted || (!insteadOfOthers && at >= this.#timerAt)) return;
    clearTimeout(this.#timer);
    this.#timerAt = at;
    this.#timer = setTimeout(() => this.look(), Math.max(at - Date.now(), 0));
    this.#timer.unref();
  }
}
