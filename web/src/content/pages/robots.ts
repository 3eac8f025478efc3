import type { Content } from '../content.ts';

/**
 * What `robots.txt` says. Crawlers may read a demonstration, or they would never see that its pages are not to be listed;
 * but nothing leads them through it.
 */
export function robotsText(content: Content): string {
  const sitemap = content.single('Studio').demo
    ? []
    : ['', `Sitemap: ${content.ui.absolute(content.ui.file('/sitemap.xml'))}`];
  return ['User-agent: *', 'Allow: /', ...sitemap, ''].join('\n');
}
