import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { listen, type Listening } from '../../tests/support/http.ts';
import { createStaticServer } from '../publisher/static-server.ts';
import { browserIsHere, launchBrowser } from './support/browser.ts';
import { astroBuild, compile, siteClock, siteEnv, web } from './support/commands.ts';
import { attribute, one, parseHtml } from './support/document.ts';
import { fillIn, FormsSite } from './support/forms-site.ts';
import { folders } from './support/site.ts';

/** A host of static files, and the publisher that takes its forms, on another origin. */
const siteUrl = new URL('http://studio.example');
const formsUrl = new URL('http://forms.example');

mkdirSync(join(web, '.tmp'), { recursive: true });
const siteDir = mkdtempSync(join(web, '.tmp/elsewhere-'));
const [plainDir, appDir] = [join(siteDir, 'plain'), join(siteDir, 'app')];

beforeAll(async () => {
  const env = {
    ...siteEnv(folders, { url: 'http://127.0.0.1:9', token: 'not used' }),
    SITE_URL: siteUrl.href,
    FORMS_URL: formsUrl.href,
  };
  await astroBuild(env, plainDir);
  await compile(env, { ...folders, appDir });
  symlinkSync('plain', join(siteDir, 'current'));
  writeFileSync(join(plainDir, 'release.json'), JSON.stringify({ id: 'plain', revision: '', redirects: {} }));
}, 180_000);
afterAll(() => rmSync(siteDir, { recursive: true }));

test('pages of a build with FORMS_URL send there, and their policy lets them', () => {
  for (const [file, kind] of [
    ['book', 'booking'],
    ['es/book', 'booking'],
    ['reviews', 'review'],
  ] as const) {
    const page = parseHtml(readFileSync(join(plainDir, file, 'index.html'), 'utf8'));
    expect(attribute(one(page, 'form[data-form]'), 'action')).toBe(`http://forms.example/forms/${kind}`);
    const policy = attribute(one(page, 'meta[http-equiv="content-security-policy"]'), 'content')!;
    expect(policy.split(/;\s*/)).toEqual(
      expect.arrayContaining([
        "form-action 'self' http://forms.example",
        "connect-src 'self' http://forms.example",
        "default-src 'self'",
      ]),
    );
  }
});

(browserIsHere() ? describe : describe.skip)('in a browser', () => {
  let forms: FormsSite;
  let host: Listening;
  let browser: Browser;
  const troubles: string[] = [];

  beforeAll(async () => {
    forms = await FormsSite.open({ appDir, siteUrl, formsUrl });
    host = await listen(createStaticServer({ siteDir, base: '' }));
    const places = [
      [siteUrl, host.origin],
      [formsUrl, forms.origin],
    ] as const;
    browser = await launchBrowser(places.map(([url, origin]) => `MAP ${url.host} ${new URL(origin).host}`));
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await forms?.close();
  });
  beforeEach(() => {
    forms.messages.length = 0;
    troubles.length = 0;
  });

  async function visit(use: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    await page.clock.install({ time: new Date(siteClock) });
    await page.goto(`${siteUrl.origin}/book/`);
    if (options.javaScriptEnabled !== false) await page.clock.fastForward(30_000);
    await use(page);
    await context.close();
  }

  const send = (page: Page) => page.click('[data-send]');

  test('a request is sent from the page of the one to the other', async () => {
    await visit(async (page) => {
      await fillIn(page);
      await send(page);
      expect(await page.locator('[data-reference]:visible').textContent()).toMatch(/^B7K/);
      expect(page.url()).toBe('http://studio.example/book/');
    });
    expect([forms.messages.map(({ form }) => form.name), troubles]).toEqual([['Ana'], []]);
  });

  test('without scripts what is wrong comes back from there, and is sent from there', async () => {
    await visit(
      async (page) => {
        await fillIn(page);
        await page.fill('[name=phone]', '');
        await send(page);
        expect(page.url()).toBe('http://forms.example/forms/booking');
        expect(await page.inputValue('[name=name]')).toBe('Ana');
        expect(await page.getAttribute('form[data-form]', 'action')).toBe('http://forms.example/forms/booking');
        await page.fill('[name=phone]', '555-0100');
        await send(page);
        await page.waitForURL(/^http:\/\/forms\.example\/forms\/booking\/thanks\/B7K/);
        expect(await page.locator('[data-reference]:visible').textContent()).toMatch(/^B7K/);
      },
      { javaScriptEnabled: false },
    );
    expect(forms.messages.map(({ form }) => form.name)).toEqual(['Ana']);
  });
});
