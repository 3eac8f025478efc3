export type Thing = Record<string, unknown>;

const script = /<script type="application\/ld\+json">(.*?)<\/script>/gs;

/** What a page says in schema.org's words: the things of its one JSON-LD script, none where it has no such script. */
export function thingsOf(html: string): Thing[] {
  const [only, ...more] = [...html.matchAll(script)].map(([, text = '']) => JSON.parse(text) as Thing);
  if (!only) return [];
  if (more.length > 0 || only['@context'] !== 'https://schema.org') throw new Error('Not one graph of schema.org.');
  return only['@graph'] as Thing[];
}

/** Every thing among them, nested ones too. */
export function allThings(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(allThings);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Thing, ...Object.values(value).flatMap(allThings)];
}

/** Every text in it, with the name it stands under. */
export const textsIn = (things: Thing[]): { key: string; text: string }[] =>
  allThings(things).flatMap((thing) =>
    Object.entries(thing).flatMap(([key, value]) =>
      [value].flat().flatMap((item: unknown) => (typeof item === 'string' ? [{ key, text: item }] : [])),
    ),
  );
