/** Choices drawn from numbers that were given: the same numbers make the same choices. */
export class Dice {
  readonly #rolls: readonly number[];
  #next = 0;

  constructor(rolls: readonly number[]) {
    this.#rolls = rolls;
  }

  /** A whole number from 0 up to `sides`, not included. */
  roll(sides: number): number {
    const roll = this.#rolls[this.#next % this.#rolls.length] ?? 0;
    // Numbers that were used up give others the second time.
    const again = Math.floor(this.#next / this.#rolls.length) * 7919;
    this.#next += 1;
    return (roll + again) % sides;
  }

  /** True once in `sides` times. */
  once(sides: number): boolean {
    return this.roll(sides) === 0;
  }

  /** @returns nothing where there is nothing to choose from */
  pick<Item>(list: readonly Item[]): Item | undefined {
    return list.length > 0 ? list[this.roll(list.length)] : undefined;
  }

  /** Up to `most` different ones, in an order of its own. */
  some<Item>(list: readonly Item[], most: number, least = 0): Item[] {
    const rest = [...list];
    const wanted = Math.min(least + this.roll(most - least + 1), rest.length);
    return Array.from({ length: wanted }, () => rest.splice(this.roll(rest.length), 1)[0]!);
  }
}
