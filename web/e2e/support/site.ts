import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldersIn, type SiteFolders } from './commands.ts';
import { type Element, parseHtml } from './document.ts';
import { filesIn } from './files-in.ts';

export { filesIn };

/** The site of `build-site.ts`. */
export const folders: SiteFolders = foldersIn(process.env.TEST_SITE ?? '');

/** The live release's tree. */
export const release = join(folders.siteDir, 'current');

/** Where a file of the site is found. */
export const pathOf = (file: string) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`;

/** Every HTML file of the release by its path, such as `/guide/`; redirects and the 404 page too. */
export const documents: ReadonlyMap<string, string> = new Map(
  filesIn(release)
    .filter((file) => file.endsWith('.html'))
    .map((file) => [pathOf(file), readFileSync(join(release, file), 'utf8')]),
);

const isRedirect = (html: string) => html.includes('http-equiv="refresh"');

/** What visitors read: every document that is not a redirect, parsed. */
export const pages: ReadonlyMap<string, Element> = new Map(
  [...documents].filter(([, html]) => !isRedirect(html)).map(([path, html]) => [path, parseHtml(html)]),
);

/** @throws where the release has no such page */
export function page(path: string): Element {
  const found = pages.get(path);
  if (!found) throw new Error(`The release has no page ${path}.`);
  return found;
}

/** Paths of the pages below a folder such as `/techniques/`, the folder's own aside. */
export const pagesBelow = (folder: string): string[] =>
  [...pages.keys()].filter((path) => path.startsWith(folder) && path !== folder);
