/** What a chronicle orders: by the moment of its making (ISO 8601), and by id where that is the same. */
export interface Dated {
  id: string;
  createdAt: string;
}

/** Ids from the oldest to the newest. Positions count from the oldest, so that a new entry moves none of them. */
export class Chronicle {
  readonly #items: Dated[] = [];

  get length(): number {
    return this.#items.length;
  }

  ids(from: number, to?: number): string[] {
    return this.#items.slice(from, to).map(({ id }) => id);
  }

  /** Where the entry stands, or would stand. */
  position(entry: Dated): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.#items[middle]!, entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  replace(before: Dated | undefined, after: Dated | undefined): void {
    if (before && after && compare(before, after) === 0) return;
    if (before) this.#items.splice(this.position(before), 1);
    if (after) this.#items.splice(this.position(after), 0, { id: after.id, createdAt: after.createdAt });
  }
}

export const compare = (a: Dated, b: Dated): number =>
  a.createdAt === b.createdAt ? order(a.id, b.id) : order(a.createdAt, b.createdAt);

const order = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);
