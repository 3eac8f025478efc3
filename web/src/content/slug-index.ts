import type { PagedType } from './addresses.ts';

/** Types whose entries are found by an address: a page's slug, or the path that a redirect leads away from. */
export type Addressed = PagedType | 'Redirect';

type SlugOf = (type: Addressed, id: string, locale: string) => string | undefined;

/** Who has an address, by type and locale. A locale's index is made when it is first asked for, and kept up to date. */
export class SlugIndex {
  /** `Article:en` → slug → ids that claim it. */
  readonly #claims = new Map<string, Map<string, Set<string>>>();
  readonly #slugOf: SlugOf;

  constructor(slugOf: SlugOf) {
    this.#slugOf = slugOf;
  }

  /** @param ids the ids of all entries of `type`, asked for when the index is made */
  owner(type: Addressed, slug: string, locale: string, ids: () => string[]): string | undefined {
    const key = `${type}:${locale}`;
    let bySlug = this.#claims.get(key);
    if (!bySlug) {
      bySlug = new Map();
      this.#claims.set(key, bySlug);
      for (const id of ids()) claim(bySlug, this.#slugOf(type, id, locale), id);
    }
    const [first, ...others] = bySlug.get(slug) ?? [];
    return others.reduce((lowest, id) => (id < (lowest ?? id) ? id : lowest), first);
  }

  /** Before the entry changes. */
  remove(type: Addressed, id: string): void {
    this.#each(type, (bySlug, locale) => {
      const slug = this.#slugOf(type, id, locale);
      const ids = slug === undefined ? undefined : bySlug.get(slug);
      ids?.delete(id);
      if (ids?.size === 0) bySlug.delete(slug!);
    });
  }

  /** After it has changed. */
  add(type: Addressed, id: string): void {
    this.#each(type, (bySlug, locale) => claim(bySlug, this.#slugOf(type, id, locale), id));
  }

  #each(type: Addressed, visit: (bySlug: Map<string, Set<string>>, locale: string) => void): void {
    for (const [key, bySlug] of this.#claims) {
      const [indexed, locale = ''] = key.split(':');
      if (indexed === type) visit(bySlug, locale);
    }
  }
}

function claim(bySlug: Map<string, Set<string>>, slug: string | undefined, id: string): void {
  if (slug === undefined) return;
  const ids = bySlug.get(slug) ?? new Set();
  bySlug.set(slug, ids.add(id));
}
