import type { ChangedEntry, PublishCause } from '@kneadful/shared-types';

/** The contract's bound for one message. */
const kept = 1000;

interface Noted {
  number: number;
  cause: PublishCause;
  change: ChangedEntry;
}

/**
 * What has changed in this process, each entry once, the newest last. These are hints that save the publisher a
 * comparison: what is forgotten here, by a restart or by the bound, it finds by the revision.
 */
export class ChangeLog {
  readonly #noted = new Map<string, Noted>();
  #number = 0;
  #newestCause: PublishCause | undefined;

  add(cause: PublishCause, change?: ChangedEntry): void {
    this.#newestCause = cause;
    this.#number++;
    if (!change) return;
    const key = `${change.type}/${change.documentId}`;
    this.#noted.delete(key);
    this.#noted.set(key, { number: this.#number, cause, change });
    const [oldest] = this.#noted.keys();
    if (this.#noted.size > kept && oldest !== undefined) this.#noted.delete(oldest);
  }

  /** How far it goes: what comes later is `since` this number. */
  get number(): number {
    return this.#number;
  }

  /** The cause of the newest change after `number`, if there was one, and what has changed. */
  since(number: number): { cause?: PublishCause; changed: ChangedEntry[] } {
    if (number >= this.#number) return { changed: [] };
    const changed = [...this.#noted.values()].filter((noted) => noted.number > number).map(({ change }) => change);
    return { cause: this.#newestCause, changed };
  }
}

/** Each entry once, the newer ones last, and of too many the newest. */
export function mergeChanges(older: ChangedEntry[], newer: ChangedEntry[]): ChangedEntry[] {
  const all = new Map<string, ChangedEntry>();
  for (const change of [...older, ...newer]) {
    const key = `${change.type}/${change.documentId}`;
    all.delete(key);
    all.set(key, change);
  }
  return [...all.values()].slice(-kept);
}
