/** First segments of addresses that are files, or folders of files, of the site. */
export const ownFiles: ReadonlySet<string> = new Set([
  'media',
  'pagefind',
  'og',
  'sitemaps',
  '_astro',
  '404',
  '404.html',
  'sitemap.xml',
  'robots.txt',
  'feed.xml',
  'release.json',
  'favicon.svg',
]);

/** First segments of addresses that the site makes by itself, today or soon. */
const ownPages: ReadonlySet<string> = new Set([
  // lists of the guide and the studio
  'guide',
  'techniques',
  'conditions',
  'regions',
  'for',
  'frequency',
  'research',
  'faq',
  'services',
  'therapists',
  'reviews',
  'contact',
  'search',
  'find',
  // tools and forms that are to come
  'book',
  'privacy',
  'forms',
  'preview',
  'hooks',
  'styleguide',
  ...ownFiles,
]);

/** Whether a page with the slug would hide one that the site makes, or a language: `es`, and any that may be added. */
export const isReserved = (slug: string): boolean => ownPages.has(slug) || /^[a-z]{2}$/.test(slug);
