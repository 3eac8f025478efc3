import { createHmac, randomBytes } from 'node:crypto';
import { household } from './visitor-address.ts';

export interface FormLimits {
  /** Different messages from one address. The same one, sent again, is free: the CMS may have been away. */
  messages: number;
  /** Calls of any kind. */
  calls: number;
  seconds: number;
}

export const standardFormLimits: FormLimits = { messages: 5, calls: 60, seconds: 600 };

interface Counted {
  until: number;
  calls: number;
  messages: Set<string>;
}

/**
 * Counts by address, in memory, for some minutes. What it keeps is a code made from the address with a key that ends with
 * the process; no address is kept or logged.
 */
export class FormCounter {
  readonly #limits: FormLimits;
  readonly #now: () => number;
  readonly #key = randomBytes(32);
  readonly #counted = new Map<string, Counted>();

  /** @param now milliseconds since 1970 */
  constructor(limits: FormLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** @returns seconds to wait; 0: go on */
  call(address: string): number {
    const counted = this.#of(address);
    counted.calls += 1;
    return counted.calls > this.#limits.calls ? this.#wait(counted) : 0;
  }

  /** @returns seconds to wait; 0: go on */
  message(address: string, sendingId: string): number {
    const counted = this.#of(address);
    if (counted.messages.has(sendingId)) return 0;
    if (counted.messages.size >= this.#limits.messages) return this.#wait(counted);
    counted.messages.add(sendingId);
    return 0;
  }

  /** How many addresses it counts. */
  get size(): number {
    return this.#counted.size;
  }

  #wait({ until }: Counted): number {
    return Math.max(1, Math.ceil((until - this.#now()) / 1000));
  }

  #of(address: string): Counted {
    const now = this.#now();
    // In the order in which they began, so the first that is not over ends the search.
    for (const [code, { until }] of this.#counted) {
      if (until > now) break;
      this.#counted.delete(code);
    }
    const code = createHmac('sha256', this.#key).update(household(address)).digest('base64');
    const known = this.#counted.get(code);
    if (known) return known;
    const counted = { until: now + this.#limits.seconds * 1000, calls: 0, messages: new Set<string>() };
    this.#counted.set(code, counted);
    return counted;
  }
}
