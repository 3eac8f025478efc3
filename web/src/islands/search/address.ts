export interface Asked {
  words: string;
  /** Part of the site; empty for all of it. */
  kind: string;
}

/** @param kinds what the page has to choose from; anything else in an address counts as all */
export function askedIn(search: string, kinds: readonly string[]): Asked {
  const asked = new URLSearchParams(search);
  const kind = asked.get('kind') ?? '';
  return { words: asked.get('q') ?? '', kind: kinds.includes(kind) ? kind : '' };
}

/** @returns the address' query with its question mark; empty where nothing is asked */
export function queryOf({ words, kind }: Asked): string {
  const parts = Object.entries({ q: words, kind }).filter(([, value]) => value);
  return parts.length > 0 ? `?${parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}` : '';
}
