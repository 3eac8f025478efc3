import type { PageVersion } from '../../lib/model.ts';
import { findPath, folders, formPaths, type PagedType, routePaths } from '../addresses.ts';
import { archivePageCount, archivePath, articlesSitemap, pagesSitemap, sitemapRange } from '../archive.ts';
import { modifiedOn } from '../article-dates.ts';
import type { Content } from '../content.ts';

const listed = (Object.keys(folders) as PagedType[]).filter((type) => type !== 'Article');

/** A page as a sitemap has it. */
export interface ListedPage {
  path: string;
  /** The same in every language, itself included; none where there is one language. */
  versions: PageVersion[];
  /** ISO date; none where the page has no date of its own. */
  modified?: string;
}

/** Addresses of the sitemaps, for all languages. They depend on how many there are, and on no article. */
export function sitemapAddresses(content: Content): string[] {
  const parts: string[] = [];
  for (let part = 1; content.hasArticles(sitemapRange(part).from + 1); part++) parts.push(articlesSitemap(part));
  return [pagesSitemap, ...parts].map((path) => content.ui.file(path));
}

/** Every page that search engines may list, the articles aside, in every language that it is translated into. */
export function listedPages(content: Content): ListedPage[] {
  const archive = Array.from({ length: archivePageCount(content.articleCount()) }, (_, index) =>
    archivePath(index + 1),
  );
  const paths = [...Object.values(routePaths), findPath, formPaths.booking, formPaths.privacy, ...archive];
  const fixed = paths.map((path) => content.everywhere(path));
  const entries = listed.flatMap((type) => content.allVersions(type));
  return [...fixed, ...entries].flatMap((versions) => asListed(versions));
}

/** The articles that one sitemap lists, oldest first, with the day of their last change. None where there is no such sitemap. */
export function listedArticles(content: Content, part: string | undefined): ListedPage[] | undefined {
  if (!/^[1-9]\d{0,8}$/.test(part ?? '')) return undefined;
  const { from, to } = sitemapRange(Number(part));
  const articles = content.articles(from, to);
  if (articles.length === 0) return undefined;
  return articles.flatMap((article) => asListed(content.versions('Article', article.id), modifiedOn(article)));
}

function asListed(all: PageVersion[], modified?: string): ListedPage[] {
  const translated = all.filter(({ isTranslated }) => isTranslated);
  const versions = translated.length > 1 ? translated : [];
  return translated.map(({ href }) => ({ path: href, versions, modified }));
}
