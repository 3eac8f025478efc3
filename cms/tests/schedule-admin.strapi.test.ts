import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin, openForm } from '../../tests/support/admin-page.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { article, person, picture } from '../../tests/support/content.ts';
import { Editor, links } from '../../tests/support/editor.ts';
import { inMinutes, letPass, moveStudio, ScheduleDesk } from '../../tests/support/schedule.ts';
import { violationsOf } from '../../web/e2e/support/axe.ts';
import { browserIsHere, launchBrowser } from '../../web/e2e/support/browser.ts';

const zone = 'America/Chicago';

(browserIsHere() ? describe : describe.skip)('The schedule in a browser', () => {
  let cms: TestCms;
  let editor: Editor;
  let desk: ScheduleDesk;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [cms, browser] = await Promise.all([TestCms.start({ env: { SCHEDULE_SECONDS: '0.2' } }), launchBrowser()]);
    editor = new Editor(cms);
    desk = new ScheduleDesk(cms);
    await moveStudio(cms, zone);
    page = await openAdmin(cms, browser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  }, 30_000);

  const panel = () => page.locator('[data-desk=schedule]');
  const field = (name: string) => panel().getByLabel(`${name} at (${zone})`, { exact: true });
  const button = (name: string) => panel().getByRole('button', { name });
  const said = (text: string) => panel().getByText(text).waitFor();

  test('is set, seen, changed and cleared beside the form, in the studio’s zone', async () => {
    const { documentId: id } = await editor.create('person', person('Ada'));
    await openForm(cms, page, 'person', id);
    await button('Set schedule').click();
    await said('Enter when it is to be published or unpublished.');

    const publishAt = inMinutes(60, zone);
    await field('Publish').fill(publishAt);
    await field('Unpublish').fill(inMinutes(30, zone));
    await button('Set schedule').click();
    await said('It has to leave the site after it has been published.');
    expect(await field('Publish').inputValue()).toBe(publishAt);
    expect((await desk.read('person', id)).publish).toBeNull();
    expect(await violationsOf(page, '[data-desk=schedule]')).toEqual([]);

    const unpublishAt = inMinutes(24 * 60, zone);
    await field('Unpublish').fill(unpublishAt);
    await page.keyboard.press('Enter');
    await said('Will be published on');
    await said('Will be unpublished on');
    const { publish, unpublish } = await desk.read('person', id);
    expect([publish?.wallClock, unpublish?.wallClock]).toEqual([publishAt, unpublishAt]);
    expect(await violationsOf(page, '[data-desk=schedule]')).toEqual([]);

    await page.reload();
    await said('Will be published on');
    expect(await field('Publish').inputValue()).toBe(publishAt);
    const later = inMinutes(90, zone);
    await field('Publish').fill(later);
    await button('Set schedule').click();
    await expectSoon(async () => (await desk.read('person', id)).publish?.wallClock, later);

    await button('Clear: Will be unpublished').click();
    await expectSoon(() => field('Unpublish').inputValue(), '');
    expect((await desk.read('person', id)).unpublish).toBeNull();
    await field('Publish').fill('');
    await button('Set schedule').click();
    await panel().getByText('Will be published on').waitFor({ state: 'detached' });
    expect((await desk.read('person', id)).publish).toBeNull();
  }, 90_000);

  test('a form that is open says that it was done', async () => {
    const { documentId: id } = await editor.create('person', person('Comes'));
    await desk.change('person', id, { timezone: zone, publishAt: inMinutes(60, zone) });
    await openForm(cms, page, 'person', id);
    await said('Will be published on');
    await letPass(cms, id, 'publish');
    await said('Was published on');
    await said('Open the entry again to see it so.');
    expect(await editor.isLive('person', id)).toBe(true);
  }, 90_000);

  test('a refusal is told beside the form and on the home page, and tried again from there', async () => {
    const { documentId: author } = await editor.create('person', person('Not yet'));
    const fields = { ...article('Held'), picture: await picture(editor), author: links(author) };
    const { documentId: id } = await editor.create('article', fields);
    await desk.change('article', id, { timezone: zone, publishAt: inMinutes(60, zone) });
    await letPass(cms, id, 'publish');
    await desk.until('article', id, 'publish', 'refused');
    const { documentId: next } = await editor.create('person', person('Next'));
    await desk.change('person', next, { timezone: zone, publishAt: inMinutes(60, zone) });

    await page.goto(`${cms.url}/admin`);
    const widget = page.locator('[data-home=coming-up]');
    await widget.getByText(`Scheduled (${zone})`).waitFor();
    await widget.getByText('Person “Not yet” is not published yet. Publish it first.').waitFor();
    expect(await widget.getByRole('link').allTextContents()).toEqual(['Held', 'Next']);
    expect(await violationsOf(page, '[data-home=coming-up]')).toEqual([]);

    await widget.getByRole('link', { name: 'Held' }).click();
    await said('It was not published on');
    await said('Person “Not yet” is not published yet. Publish it first.');
    expect(await violationsOf(page, '[data-desk=schedule]')).toEqual([]);
    await editor.publish('person', author);
    await button('Try again now').click();
    await said('Was published on');
    expect(await editor.isLive('article', id)).toBe(true);
  }, 90_000);

  /** Asks until it is so, for as long as a click may take. */
  async function expectSoon<Value>(ask: () => Promise<Value>, wanted: Value): Promise<void> {
    for (let attempt = 0; attempt < 50; attempt++) {
      if ((await ask()) === wanted) return;
      await page.waitForTimeout(100);
    }
    expect(await ask()).toEqual(wanted);
  }
});
