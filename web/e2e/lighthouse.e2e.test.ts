import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { browserIsHere } from './support/browser.ts';
import { web } from './support/commands.ts';
import { auditPages, type PageAudit } from './support/lighthouse.ts';
import { RealSite } from './support/real-site.ts';
import { folders } from './support/site.ts';

interface Budgets {
  lighthouse: { scores: Record<'accessibility' | 'best-practices' | 'seo', number>; layoutShift: number };
}

const budgets = (JSON.parse(readFileSync(join(web, 'budgets.json'), 'utf8')) as Budgets).lighthouse;

/** Made for visitors alone: they ask search engines to stay away, and Lighthouse takes points off for that alone. */
const unlisted = ['/404.html', '/search/', '/book/thank-you/', '/reviews/thank-you/'];

/** Pages that are wrong on purpose, and what makes one of them move. */
const spoiled = {
  '/no-alternative/': (home: string) => home.replace('<main', '<img src="/favicon.svg" width="9" height="9"><main'),
  '/moving/': (home: string) => home.replace('</head>', '<script src="/late.js" defer></script></head>'),
  '/late.js': () =>
    // Again and again: what comes before the first paint moves nothing.
    `setInterval(() => document.querySelector('main').prepend(...Array.from({ length: 9 }, () => document.createElement('hr'))), 300);`,
};

const inBrowser = browserIsHere() ? describe : describe.skip;

inBrowser('Lighthouse, with the eyes of a phone', () => {
  let site: RealSite;
  let audits: Map<string, PageAudit>;

  beforeAll(async () => {
    site = await RealSite.open(folders, spoiled);
    const paths = [...site.pageTypes, '/no-alternative/', '/moving/'];
    const made = await auditPages({
      addresses: paths.map((path) => site.origin + path),
      categories: ['accessibility', 'best-practices', 'seo'],
      quick: true,
      resolve: site.hostRule,
    });
    audits = new Map(made.map((audit, index) => [paths[index]!, audit]));
  }, 900_000);
  afterAll(() => site?.close());

  const found = (path: string) => audits.get(path)!;
  const everyType = <Figure>(figure: (audit: PageAudit) => Figure) =>
    site.pageTypes.map((path) => [path, figure(found(path))]);
  const eachWith = <Figure>(figure: Figure) => site.pageTypes.map((path) => [path, figure]);

  test('every type of page was looked at', () => {
    expect(site.pageTypes).toEqual(expect.arrayContaining([...unlisted, '/', '/frequency/', '/find/', '/guide/']));
    expect(site.pageTypes.length).toBeGreaterThan(20);
  });

  test('nothing is to be mended on a page of any type', () => {
    const failures = everyType(({ failures }) => failures.filter((failure) => !failure.startsWith('is-crawlable: ')));
    expect(failures).toEqual(eachWith([]));
  });

  test('every type of page has every point', () => {
    const { scores } = budgets;
    expect(everyType((audit) => audit.scores)).toEqual(
      site.pageTypes.map((path) => [path, unlisted.includes(path) ? { ...scores, seo: expect.any(Number) } : scores]),
    );
  });

  test('nothing moves while a page loads', () => {
    expect(everyType(({ layoutShift }) => layoutShift)).toEqual(eachWith(budgets.layoutShift));
  });

  test('a picture without alternative text would be found', () => {
    const { scores, failures } = found('/no-alternative/');
    expect(scores.accessibility).toBeLessThan(budgets.scores.accessibility);
    expect(failures).toContainEqual(expect.stringMatching(/^image-alt: <img src="\/favicon\.svg"/));
  });

  test('a page that moves would be found', () => {
    expect(found('/moving/').layoutShift).toBeGreaterThan(budgets.layoutShift);
  });
});
