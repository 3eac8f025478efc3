import { expect, test } from '@jest/globals';
import { contentOf, entry } from './fixtures.ts';
import { robotsText } from './pages/robots.ts';

const robots = (demo: boolean) => robotsText(contentOf({ Studio: [entry('Studio', { demo })] }, { base: '/base' }));

test('robots.txt leads crawlers to the sitemap of a real studio', () => {
  expect(robots(false)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://studio.example/base/sitemap.xml\n');
});

test('robots.txt lets crawlers read a demonstration, where each page tells them to list it nowhere, and leads them to none', () => {
  expect(robots(true)).toBe('User-agent: *\nAllow: /\n');
});
