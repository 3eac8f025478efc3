/**
 * How the guide's articles are spread over pages. Pages are counted from the oldest article, so that a new one changes
 * the first page a visitor sees and none of the older ones.
 */

const perPage = 24;
const perSitemap = 1000;

/** How many older pages there are beside the guide's first, which shows the newest full page and what came after it. */
export const archivePageCount = (articles: number): number => Math.max(Math.floor(articles / perPage) - 1, 0);

/** The position at which the guide's first page begins. */
export const firstPageStart = (articles: number): number => archivePageCount(articles) * perPage;

/** Positions of the articles on an older page; 1 is the oldest. */
export const archiveRange = (page: number): { from: number; to: number } => ({
  from: (page - 1) * perPage,
  to: page * perPage,
});

/** Below the locale: `/guide/page/3/`. */
export const archivePath = (page: number) => `/guide/page/${page}/`;
export const archivePattern = /^\/guide\/page\/([1-9]\d*)\/$/;

export const sitemapCount = (articles: number): number => Math.ceil(articles / perSitemap);

export const sitemapRange = (part: number): { from: number; to: number } => ({
  from: (part - 1) * perSitemap,
  to: part * perSitemap,
});

/** The sitemap of everything but articles. */
export const pagesSitemap = '/sitemaps/pages.xml';
export const articlesSitemap = (part: number) => `/sitemaps/articles-${part}.xml`;
