/** Longer than a signature is good for, in both directions: until then a copy of a call could be sent again. */
const keptFor = 15 * 60_000;

/** The answers to the calls of the last minutes by their ids, so that a call that comes twice is answered twice and carried out once. */
export class Replays<Answer> {
  readonly #answers = new Map<string, { answer: Answer; at: number }>();
  readonly #most: number;

  /** @param most how many answers are kept; beyond that the oldest goes */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#answers.size;
  }

  answerTo(id: string): Answer | undefined {
    return this.#answers.get(id)?.answer;
  }

  remember(id: string, answer: Answer, now = Date.now()): void {
    this.#answers.set(id, { answer, at: now });
    // A map keeps the order in which its keys came.
    for (const [old, { at }] of this.#answers) {
      if (now - at <= keptFor && this.#answers.size <= this.#most) return;
      this.#answers.delete(old);
    }
  }
}
