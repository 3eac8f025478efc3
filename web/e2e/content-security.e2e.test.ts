import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { listen, type Listening } from '../../tests/support/http.ts';
import { browserIsHere, troublesOf } from './support/browser.ts';
import { all, attributes, parseHtml } from './support/document.ts';
import { ReadingSite } from './support/reading-site.ts';
import { documents, pages } from './support/site.ts';

const metaPolicy = /<meta http-equiv="content-security-policy" content="([^"]*)">/g;

/** The directives of the one policy that stands in a document. */
function policyOf(html: string): Record<string, string[]> {
  const [only, ...more] = [...html.matchAll(metaPolicy)].map(([, policy = '']) => policy);
  if (!only || more.length > 0) throw new Error(`${more.length + (only ? 1 : 0)} policies.`);
  const directives = only
    .replaceAll('&#39;', "'")
    .split(';')
    .map((directive) => directive.trim().split(/\s+/));
  return Object.fromEntries(directives.filter(([name]) => name).map(([name, ...sources]) => [name, sources]));
}

describe('the policy in every document', () => {
  const policies = [...documents].map(([path, html]) => ({ path, policy: policyOf(html) }));

  test('takes scripts and styles from the site and by hash, and everything else from the site or from nowhere', () => {
    for (const { path, policy } of policies) {
      const { 'script-src': scripts = [], 'style-src': styles = [], ...rest } = policy;
      expect([path, rest]).toEqual([
        path,
        { 'default-src': ["'self'"], 'base-uri': ["'none'"], 'form-action': ["'self'"], 'object-src': ["'none'"] },
      ]);
      const others = [...scripts, ...styles].filter((source) => !/^'sha256-[\w+/]+=*'$/.test(source));
      // The search runs WebAssembly.
      expect([path, others]).toEqual([
        path,
        path.endsWith('/search/') ? ["'self'", "'wasm-unsafe-eval'", "'self'"] : ["'self'", "'self'"],
      ]);
    }
    expect(policies.length).toBeGreaterThan(40);
  });

  test('stands before everything that it is for', () => {
    const late = [...documents].filter(([, html]) => {
      const before = html.slice(0, html.search(metaPolicy));
      return /<(?:style|script(?! type="application\/ld\+json"))\b|rel="(?:stylesheet|modulepreload)"/.test(before);
    });
    expect(late.map(([path]) => path)).toEqual([]);
  });

  test('leaves no place for styles and handlers in attributes, and there are none', () => {
    const found = [...pages].flatMap(([path, page]) => {
      const handlers = all(page, '*').flatMap((element) => element.attributes.filter(({ key }) => /^on/.test(key)));
      return [...attributes(page, '[style]', 'style'), ...handlers.map(({ key }) => key)].map(
        (text) => `${path}: ${text}`,
      );
    });
    expect(found).toEqual([]);
  });

  test('is found out where there is none, or another', () => {
    expect(() => policyOf('<head></head>')).toThrow('0 policies.');
    expect(all(parseHtml('<p style="color:red">'), '[style]')).toHaveLength(1);
  });
});

const inBrowser = browserIsHere() ? describe : describe.skip;

inBrowser('in a real browser', () => {
  let context: BrowserContext;
  let site: ReadingSite;
  /** Another host, and what it was asked for. */
  let other: Listening;
  const asked: string[] = [];
  beforeAll(async () => {
    other = await listen((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200, { 'content-type': 'text/javascript' }).end('smuggled = 1');
    });
    site = await ReadingSite.open();
    context = await site.browser.newContext();
    // Told before any script of the page: what the policy stops.
    await context.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(globalThis, { violations });
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        violations.push(`${effectiveDirective} ${blockedURI}`),
      );
    });
  }, 60_000);
  afterAll(async () => {
    await site?.close();
    await other?.stop();
  });

  const violationsOf = (page: Page) =>
    page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);

  test('no page does what the policy forbids, nor asks another host', async () => {
    const page = await context.newPage();
    const troubles = troublesOf(page, site.origin);
    const found: string[] = [];
    for (const path of pages.keys()) {
      await page.goto(site.origin + path, { waitUntil: 'networkidle' });
      found.push(...(await violationsOf(page)).map((violation) => `${path}: ${violation}`));
    }
    // The index of the search is made elsewhere: `search-page.e2e.test.ts` runs it under the policy.
    expect([found, troubles]).toEqual([[], []]);
    await page.close();
  }, 240_000);

  /** The page with something in its text that nobody meant to be there. */
  async function smuggle(html: string, path = '/guide/back-massage-benefits/') {
    const page = await context.newPage();
    asked.length = 0;
    await page.route(site.origin + path, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace('</main>', `${html.replace('OTHER', other.origin)}</main>`),
      });
    });
    await page.goto(site.origin + path, { waitUntil: 'load' });
    await page.waitForTimeout(100);
    const ran = await page.evaluate(() => 'smuggled' in globalThis);
    const violations = (await violationsOf(page)).map((violation) => violation.replace(other.origin, 'OTHER'));
    await page.close();
    return { ran, asked: [...asked], violations };
  }

  test.each([
    ['a script', '<script>smuggled = 1</script>', ['script-src-elem inline']],
    ['a module', '<script type="module">globalThis.smuggled = 1</script>', ['script-src-elem inline']],
    ['a handler', '<img src="/favicon.svg" onload="smuggled = 1" alt="">', ['script-src-attr inline']],
    ['a script of another host', '<script src="OTHER/a.js"></script>', ['script-src-elem OTHER/a.js']],
    ['a picture of another host', '<img src="OTHER/a.png" alt="">', ['img-src OTHER/a.png']],
    ['a style', '<style>body { display: none }</style>', ['style-src-elem inline']],
    ['a style attribute', '<p style="position: fixed">Read this</p>', ['style-src-attr inline']],
  ])(
    '%s that was smuggled in has no effect',
    async (_what, html, violations) => {
      expect(await smuggle(html)).toEqual({ ran: false, asked: [], violations });
    },
    30_000,
  );

  test('it would be noticed without the policy', async () => {
    asked.length = 0;
    const page = await site.browser.newPage();
    await page.setContent(`<script src="${other.origin}/a.js"></script>`, { waitUntil: 'load' });
    expect([await page.evaluate(() => 'smuggled' in globalThis), asked]).toEqual([true, ['/a.js']]);
    await page.close();
  });
});
