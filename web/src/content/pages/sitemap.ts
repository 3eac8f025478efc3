import { findPath, folders, formPaths, type PagedType, routePaths } from '../addresses.ts';
import { archivePageCount, archivePath, articlesSitemap, pagesSitemap, sitemapRange } from '../archive.ts';
import { modifiedOn } from '../article-dates.ts';
import type { Content } from '../content.ts';

const listed = (Object.keys(folders) as PagedType[]).filter((type) => type !== 'Article');

/** Addresses of the sitemaps. They depend on how many there are, and on no article. */
export function sitemapAddresses(content: Content): string[] {
  const parts: string[] = [];
  for (let part = 1; content.hasArticles(sitemapRange(part).from + 1); part++) parts.push(articlesSitemap(part));
  return [pagesSitemap, ...parts].map((path) => content.href(path));
}

/** Addresses of every page that search engines may list, the articles aside. */
export function pageAddresses(content: Content): string[] {
  const archive = Array.from({ length: archivePageCount(content.articleCount()) }, (_, index) =>
    archivePath(index + 1),
  );
  const fixed = [...Object.values(routePaths), findPath, formPaths.booking, formPaths.privacy, ...archive].map((path) =>
    content.href(path),
  );
  const entries = listed.flatMap((type) => content.all(type).map((entry) => content.address(type, entry)));
  return [...fixed, ...entries];
}

/** The articles that one sitemap lists, oldest first, with the day of their last change (ISO). None where there is no such sitemap. */
export function articleAddresses(
  content: Content,
  part: string | undefined,
): { path: string; modified: string }[] | undefined {
  if (!/^[1-9]\d{0,8}$/.test(part ?? '')) return undefined;
  const { from, to } = sitemapRange(Number(part));
  const articles = content.articles(from, to);
  if (articles.length === 0) return undefined;
  return articles.map((article) => ({ path: content.address('Article', article), modified: modifiedOn(article) }));
}
