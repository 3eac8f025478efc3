/** An address that texts lead to, and the words that do. */
export interface LinkInText {
  url: string;
  words: string[];
}

/** Every link of a form's texts to entries and studies, in the order in which they stand, each address once. */
export function linksIn(values: unknown): LinkInText[] {
  const found = new Map<string, LinkInText>();
  for (const { url, words } of linkNodes(values)) {
    const link = found.get(url) ?? { url, words: [] };
    if (words && !link.words.includes(words)) link.words.push(words);
    found.set(url, link);
  }
  return [...found.values()];
}

function* linkNodes(value: unknown): Generator<{ url: string; words: string }> {
  if (value === null || typeof value !== 'object') return;
  const { type, url } = value as { type?: unknown; url?: unknown };
  if (type === 'link' && typeof url === 'string') {
    if (isOurs.test(url)) yield { url, words: wordsOf(value).trim() };
    return;
  }
  for (const part of Object.values(value)) yield* linkNodes(part);
}

const isOurs = /^\/(?:entry\/[^/]+|cite)\/[^/]+$/;

const wordsOf = ({ text, children = [] }: { text?: string; children?: object[] }): string =>
  text ?? children.map(wordsOf).join('');
