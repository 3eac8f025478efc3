import type { Graph, Thing } from 'schema-dts';

/** What a page says in schema.org's words, as the text of its JSON-LD script: nothing in it can end the script. */
export const jsonLd = (things: readonly Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things } satisfies Graph).replaceAll('<', '\\u003c');
