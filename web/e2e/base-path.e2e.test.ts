import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { astroBuild, siteEnv, web } from './support/commands.ts';
import { attributes, parseHtml } from './support/document.ts';
import { filesIn, folders } from './support/site.ts';

const folder = mkdtempSync(join(web, '.tmp/base-'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

beforeAll(async () => {
  const env = siteEnv(folders, { url: 'http://127.0.0.1:9', token: 'not used' });
  await astroBuild({ ...env, SITE_URL: 'https://pages.example/studio/' }, folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('a site below a path', () => {
  test('has the same files', () => {
    const withoutHash = (files: string[]) =>
      files.map((file) => file.replace(/\.[\w-]{8}(?=\.\w+$)/, '').replace(/_[\da-f]{7,}(?=\.pf_)/, ''));
    expect(withoutHash(filesIn(folder))).toEqual(withoutHash(filesIn(folders.plainDir)));
  });

  test('has the path in front of every address of its own', () => {
    const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
    const astray = pages.flatMap((file) => {
      const page = parseHtml(read(file));
      const addresses = [...attributes(page, '[href]', 'href'), ...attributes(page, '[src]', 'src')];
      return addresses.filter((address) => address.startsWith('/') && !address.startsWith('/studio/'));
    });
    expect(astray).toEqual([]);
    expect(pages.length).toBeGreaterThan(40);
  });

  test('names its whole address to search engines, feed readers and redirects', () => {
    const home = 'https://pages.example/studio/';
    expect(read('sitemap.xml')).toContain(`<loc>${home}sitemaps/articles-1.xml</loc>`);
    expect(read('sitemaps/articles-1.xml')).toContain(`<loc>${home}guide/back-massage-benefits/</loc>`);
    expect(read('feed.xml')).toContain(`<link>${home}</link>`);
    expect(read('feed.xml')).toContain(`<link>${home}guide/back-massage-benefits/</link>`);
    expect(read('massage-types/index.html')).toContain('content="0;url=/studio/techniques/"');
    expect(read('index.html')).toContain(`<link rel="canonical" href="${home}">`);
    expect(read('index.html')).toContain(`"@id":"${home}#studio"`);
  });
});
