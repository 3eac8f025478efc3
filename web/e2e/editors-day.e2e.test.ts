import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin } from '../../tests/support/admin-page.ts';
import { type Listening, listen } from '../../tests/support/http.ts';
import { passwordOfOthers, signInTo } from '../../tests/support/roles.ts';
import { inMinutes } from '../../tests/support/schedule.ts';
import { createStaticServer } from '../publisher/static-server.ts';
import { browserIsHere, launchBrowser, troublesOf } from './support/browser.ts';
import { Desk } from './support/desk.ts';
import { folders } from './support/site.ts';

/** Of the sample studio. */
const zone = 'America/Chicago';
/** Of the page that is written here. */
const path = '/parking-behind-the-house/';

(browserIsHere() ? describe : describe.skip)('An editor, with nothing but the admin and the site', () => {
  let desk: Desk;
  let site: Listening;
  let browser: Browser;
  let admin: Page;
  let visitor: Page;

  beforeAll(async () => {
    [desk, browser] = await Promise.all([Desk.open(folders), launchBrowser()]);
    site = await listen(createStaticServer({ siteDir: desk.folders.siteDir, base: '' }));
    await signInTo(desk.cms, 'Editor');
    admin = await openAdmin(desk.cms, browser, { email: 'editor@studio.example', password: passwordOfOthers });
    visitor = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
    await desk?.close();
  }, 60_000);

  const panel = (name: string) => admin.locator(`[data-desk=${name}]`);
  const button = (name: string) => admin.getByRole('button', { name, exact: true });
  const type = (field: string, text: string) => admin.getByRole('textbox', { name: field, exact: true }).fill(text);
  const previewed = (title: string) =>
    panel('preview').frameLocator('iframe').getByRole('heading', { level: 1, name: title }).waitFor();

  /** Looks again and again, as a visitor would who reloads the page. */
  async function visitorFinds(what: string, isThere: () => Promise<boolean>): Promise<void> {
    for (let look = 0; look < 60; look++) {
      await visitor.goto(site.origin + path);
      if (await isThere()) return;
      await visitor.waitForTimeout(250);
    }
    throw new Error(`${path} never had ${what}.`);
  }
  const visitorReads = (title: string) =>
    visitorFinds(`the title “${title}”`, () => visitor.getByRole('heading', { level: 1, name: title }).isVisible());

  test('writes a page and looks at it, while visitors find none', async () => {
    // Without its language the form would be led to one, and what was typed before that would hold it up.
    const query = 'plugins[i18n][locale]=en';
    await admin.goto(`${desk.cms.url}/admin/content-manager/collection-types/api::page.page/create?${query}`);
    await type('Title', 'Parking behind the house');
    await type('Summary', 'Where to leave the car, and how far it is from there.');
    await button('Save').click();
    await previewed('Parking behind the house');
    await admin.getByText('Not on the site: it is not published.').waitFor();
    expect((await fetch(site.origin + path)).status).toBe(404);
  }, 90_000);

  test('sets when it is to be published, and thinks better of it', async () => {
    const schedule = panel('schedule');
    await schedule.getByLabel(`Publish at (${zone})`, { exact: true }).fill(inMinutes(60, zone));
    await schedule.getByRole('button', { name: 'Set schedule' }).click();
    await schedule.getByText('Will be published on').waitFor();
    await schedule.getByRole('button', { name: 'Clear: Will be published' }).click();
    await schedule.getByText('Will be published on').waitFor({ state: 'detached' });
  }, 60_000);

  test('publishes it, and visitors have it', async () => {
    const troubles = troublesOf(visitor, site.origin);
    await button('Publish').click();
    await panel('liveness').getByText('Live since').waitFor();
    expect((await panel('liveness').getByRole('link').textContent())?.trim()).toBe(path);
    await visitor.goto(site.origin + path);
    await visitor.getByRole('heading', { level: 1, name: 'Parking behind the house' }).waitFor();
    expect(troubles).toEqual([]);
  }, 90_000);

  test('changes it: a saved change is previewed alone, a published one is what visitors read', async () => {
    await type('Title', 'Parking, six places');
    await button('Save').click();
    await previewed('Parking, six places');
    await panel('liveness').getByText('What was saved since is not published yet.').waitFor();
    await visitorReads('Parking behind the house');
    await button('Publish').click();
    await visitorReads('Parking, six places');
  }, 90_000);

  test('takes it off the site again', async () => {
    await button('More document actions').click();
    await admin.getByRole('menuitem', { name: 'Unpublish', exact: true }).click();
    await admin.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await panel('liveness').getByText('Not on the site: it is not published.').waitFor();
    await visitorFinds('no answer', async () => (await fetch(site.origin + path)).status === 404);
  }, 90_000);
});
