import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin } from '../../tests/support/admin-page.ts';
import { Editor } from '../../tests/support/editor.ts';
import { violationsOf } from './support/axe.ts';
import { browserIsHere, launchBrowser, overflowOf, troublesOf } from './support/browser.ts';
import { changeRows } from './support/database.ts';
import { Desk } from './support/desk.ts';
import { folders } from './support/site.ts';

/** Otherwise a look of the publisher's own may come before the CMS's call, and be the cause. */
const hooksAlone = { POLL_SECONDS: '3600' };

(browserIsHere() ? describe : describe.skip)('The admin’s home page', () => {
  let desk: Desk;
  let browser: Browser;
  let page: Page;
  let editor: Editor;
  let author: string;
  let question: string;
  let troubles: string[];

  beforeAll(async () => {
    [desk, browser] = await Promise.all([Desk.open(folders, hooksAlone), launchBrowser()]);
    editor = new Editor(desk.cms);
    const { body } = await desk.cms.admin<{ data: { firstname: string; lastname?: string } }>('GET', '/admin/users/me');
    author = [body.data.firstname, body.data.lastname].filter(Boolean).join(' ');
    const { data } = await desk.cms.graphql('{ faqs { documentId } }');
    question = (data as { faqs: { documentId: string }[] }).faqs[0]!.documentId;
    page = await openAdmin(desk.cms, browser);
    troubles = troublesOf(page, desk.cms.url);
    await site().waitFor();
    // It is gone once the page is loaded again.
    await page.evaluate(() => document.body.setAttribute('data-loaded-once', ''));
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  }, 60_000);

  const site = () => page.locator('[data-home=site]');
  const state = () => site().getByRole('status');
  const row = (words: string) => site().getByRole('listitem').filter({ hasText: words });
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const faqs = () => readFileSync(join(desk.folders.siteDir, 'current/faq/index.html'), 'utf8');
  const isWide = (width: number) => page.setViewportSize({ width, height: 900 });
  const stayed = () => page.locator('body[data-loaded-once]').count();

  test('begins with how the site is, what is to do, what must be kept true and what is coming', async () => {
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings.slice(0, 4)).toEqual(['Your site', 'To do', 'Keep it true', 'Coming up']);
    await state().getByText('Visitors see everything that is published.').waitFor();
    await page.getByText('Nothing waits for you.').waitFor();
    await page.locator('[data-home="/desk/keep-true"]').getByText('Articles without a medical reviewer').waitFor();
    await row('Start of the publisher').getByText('Visitors see this').waitFor();
  }, 60_000);

  test('shows an edit with who published it, and what became of it, without being loaded again', async () => {
    await editor.publish('faq', question, { question: 'Is this the second release?' });
    await row(`Published by ${author}`).getByText('Visitors see this').waitFor();
    expect([faqs().includes('Is this the second release?'), await stayed()]).toEqual([true, 1]);
    const { documentId } = await editor.create('faq', { question: 'A draft?' });
    await page.reload();
    const list = page.locator('[data-home="/desk/to-do"]');
    await list.getByRole('link', { name: 'A draft?' }).waitFor();
    expect(await list.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      `/admin/content-manager/collection-types/api::faq.faq/${documentId}?plugins[i18n][locale]=en`,
    ]);
  }, 60_000);

  test('leads to the handbook, with its pictures, where a link opens its section', async () => {
    await page.locator('[data-home=handbook]').getByRole('link', { name: 'Is my change live?' }).click();
    await page.getByRole('heading', { name: 'Handbook', level: 1 }).waitFor();
    const section = page.getByRole('heading', { name: 'Is my change live?' });
    await section.waitFor();
    await page.waitForFunction(() => scrollY > 0 || document.querySelector('main')!.getBoundingClientRect().top < 0);
    expect(await section.evaluate((heading) => heading.getBoundingClientRect().top < innerHeight)).toBe(true);
    const pictures = page.locator('main img');
    expect(await pictures.count()).toBeGreaterThan(5);
    for (const picture of await pictures.all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect(picture.evaluate((image: HTMLImageElement) => image.decode())).resolves.toBeUndefined();
    }
    expect(await violationsOf(page, 'main')).toEqual([]);
    await isWide(390);
    expect(await overflowOf(page)).toEqual([]);
    await isWide(1280);
    await page.goto(`${desk.cms.url}/admin`);
    await site().waitFor();
  }, 60_000);

  test('is without barriers, and as narrow as a phone', async () => {
    for (const width of [1280, 390]) {
      await isWide(width);
      for (const name of ['site', '/desk/to-do', '/desk/keep-true']) {
        await page.locator(`[data-home="${name}"]`).waitFor();
        expect([name, await violationsOf(page, `[data-home="${name}"]`)]).toEqual([name, []]);
      }
      expect(await overflowOf(page)).toEqual([]);
    }
    // Each stands in a box of Strapi's that hides what sticks out.
    const outside = await page.locator('[data-home]').evaluateAll((all) =>
      all
        .flatMap((widget) => {
          const { right } = widget.parentElement!.getBoundingClientRect();
          return [...widget.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > right + 1);
        })
        .map((each) => each.outerHTML),
    );
    expect(outside).toEqual([]);
    await isWide(1280);
  }, 60_000);

  test('goes back to an earlier release once that is confirmed, and on from it', async () => {
    const earlier = row('Start of the publisher');
    await earlier.getByRole('button').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Nothing is lost').waitFor();
    expect(await violationsOf(page, '[role=alertdialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(faqs()).toContain('Is this the second release?');

    await earlier.getByRole('button').click();
    await dialog.getByRole('button', { name: 'Go back', exact: true }).click();
    await state().getByText('An earlier release', { exact: true }).waitFor();
    await earlier.getByText('Visitors see this').waitFor();
    expect(faqs()).not.toContain('Is this the second release?');
    await editor.publish('faq', question, { question: 'Is this the third release?' });

    await button('Go on publishing').click();
    await state().getByText('Visitors see everything that is published.').waitFor();
    expect(faqs()).toContain('Is this the third release?');
    await button('Publish now').waitFor();
  }, 60_000);

  test('publishes now, names what is held with the reason, and leads to its form', async () => {
    const { data } = await desk.cms.graphql('{ techniques { documentId name } }');
    const [technique] = (data as { techniques: { documentId: string; name: string }[] }).techniques;
    // Past the guard, as another program might.
    const live = "document_id = ? AND locale = 'en' AND published_at IS NOT NULL";
    const sql = `UPDATE techniques SET summary = NULL, published_at = published_at + 1 WHERE ${live}`;
    changeRows(desk.cms, sql, technique!.documentId);
    await button('Publish now').click();
    await page.getByText('The publisher looks for what is new.').waitFor();
    const { held } = await desk.publisher.status('it is held', (status) => status.held.length > 0);
    const entry = row(technique!.name);
    await entry.first().waitFor();
    expect(await entry.first().innerText()).toContain('is shown as it was before');
    const edges = await page.locator('[data-strapi-widget-id]').evaluateAll((all) =>
      all.slice(0, 2).map((widget) => {
        const { top, bottom } = widget.getBoundingClientRect();
        return [top, bottom];
      }),
    );
    // Beside each other, however long one is.
    expect(edges[0]).toEqual(edges[1]);
    await state().getByText('Visitors see what is published, except what is held back.').waitFor();
    expect(await entry.first().innerText()).toContain(`Summary: ${held[0]!.reasons[0]!.message}`);
    expect(troubles).toEqual([]);
    expect(await violationsOf(page, '[data-home=site]')).toEqual([]);
    await entry.first().getByRole('link').click();
    await page.getByRole('heading', { name: technique!.name }).waitFor();
    await editor.publish('technique', technique!.documentId, { summary: 'Mended.' });
    await page.goto(`${desk.cms.url}/admin`);
    // The form's own are not this page's.
    troubles.length = 0;
    await state().getByText('Visitors see everything that is published.').waitFor();
    await entry.first().waitFor({ state: 'detached' });
  }, 60_000);

  test('says that nothing is known while the publisher is away', async () => {
    await desk.publisher.stop();
    await state().getByText('Not known').waitFor();
    await state().getByText('does not answer. What visitors see stays as it is.').waitFor();
    expect([await button('Publish now').count(), troubles]).toEqual([0, []]);
  }, 60_000);
});
