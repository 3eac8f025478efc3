import { close, createIndex, type PagefindIndex } from 'pagefind';

export interface SearchPage {
  /** Below the site's base, such as `/guide/`. */
  url: string;
  html(): Promise<string>;
}

/** How many pages are on their way to the indexer at once. */
const inFlight = 8;

/** Layouts put it on what a page has to say. Redirects and the page for what is missing have none. */
const searchable = 'data-pagefind-body';

/**
 * Writes the search index of these pages to `folder`, which must not be there yet.
 * @returns how many of them are in it
 */
export async function buildIndex(pages: readonly SearchPage[], folder: string): Promise<number> {
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`The search indexer did not start: ${errors.join(' ')}`);
  try {
    const waiting = [...pages];
    const counts = await Promise.all(Array.from({ length: inFlight }, () => addAll(index, waiting)));
    refuse('could not write the index', (await index.writeFiles({ outputPath: folder })).errors);
    return counts.reduce((sum, count) => sum + count, 0);
  } finally {
    await close();
  }
}

async function addAll(index: PagefindIndex, waiting: SearchPage[]): Promise<number> {
  let count = 0;
  for (let page = waiting.shift(); page; page = waiting.shift()) {
    const content = await page.html();
    if (!content.includes(searchable)) continue;
    refuse(`could not read ${page.url}`, (await index.addHTMLFile({ url: page.url, content })).errors);
    count++;
  }
  return count;
}

function refuse(what: string, errors: string[]): void {
  if (errors.length > 0) throw new Error(`The search indexer ${what}: ${errors.join(' ')}`);
}
