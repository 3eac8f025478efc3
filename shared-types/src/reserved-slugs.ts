/**
 * First segments of addresses that the site makes by itself, today or soon, and the languages' prefixes. A page with such a
 * slug would hide one of them.
 */
export const reservedSlugs: ReadonlySet<string> = new Set([
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
  // tools and forms that are to come
  'find',
  'book',
  'privacy',
  'forms',
  'preview',
  'hooks',
  'styleguide',
  // files
  'media',
  'pagefind',
  '_astro',
  '404',
  'sitemap.xml',
  'robots.txt',
  'feed.xml',
  'release.json',
  'favicon.svg',
  // languages
  'en',
  'es',
]);
