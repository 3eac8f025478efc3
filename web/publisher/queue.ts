import type { PublishOutcome } from '@kneadful/shared-types';
import type { PublishRequest } from './control.ts';

type Run = (request: PublishRequest) => Promise<PublishOutcome>;

/** One publish runs and at most one waits; requests that come meanwhile join the one that waits. */
export class PublishQueue {
  readonly #run: Run;
  #running?: Promise<unknown>;
  #waiting?: { request: PublishRequest; outcome: Promise<PublishOutcome> };

  constructor(run: Run) {
    this.#run = run;
  }

  /** @returns what the publish came to that this request joined */
  add(request: PublishRequest): Promise<PublishOutcome> {
    if (this.#waiting) {
      this.#waiting.request = join(this.#waiting.request, request);
      return this.#waiting.outcome;
    }
    if (!this.#running) return this.#start(request);
    const waiting = { request, outcome: Promise.resolve() as Promise<unknown> as Promise<PublishOutcome> };
    waiting.outcome = this.#running.then(() => {
      this.#waiting = undefined;
      return this.#start(waiting.request);
    });
    this.#waiting = waiting;
    return waiting.outcome;
  }

  /** When nothing runs and nothing waits. */
  async idle(): Promise<void> {
    while (this.#running || this.#waiting) await (this.#waiting?.outcome.catch(() => {}) ?? this.#running);
  }

  #start(request: PublishRequest): Promise<PublishOutcome> {
    const outcome = this.#run(request);
    const running = outcome
      .catch(() => {})
      .then(() => {
        if (this.#running === running) this.#running = undefined;
      });
    this.#running = running;
    return outcome;
  }
}

/** One request that asks for what both ask for. The first says why. */
export const join = (first: PublishRequest, second: PublishRequest): PublishRequest => ({
  cause: first.cause,
  changed: [...(first.changed ?? []), ...(second.changed ?? [])],
  revision: second.revision ?? first.revision,
  full: first.full || second.full,
  compile: first.compile || second.compile,
});
