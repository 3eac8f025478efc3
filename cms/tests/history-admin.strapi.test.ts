import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin, openForm } from '../../tests/support/admin-page.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { article, faq, heading, person, picture, prose, technique } from '../../tests/support/content.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';
import { moveStudio } from '../../tests/support/schedule.ts';
import { violationsOf } from '../../web/e2e/support/axe.ts';
import { browserIsHere, launchBrowser } from '../../web/e2e/support/browser.ts';

(browserIsHere() ? describe : describe.skip)('History in a browser', () => {
  let cms: TestCms;
  let editor: Editor;
  let browser: Browser;
  let page: Page;
  let hands: Fields;

  beforeAll(async () => {
    [cms, browser] = await Promise.all([TestCms.start(), launchBrowser()]);
    editor = new Editor(cms);
    hands = await picture(editor);
    page = await openAdmin(cms, browser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  }, 30_000);

  const panel = () => page.locator('[data-desk=history]');
  const dialog = () => page.getByRole('dialog');
  const versions = () => dialog().getByRole('list', { name: 'Versions' }).getByRole('button');
  /** By keyboard: the list may still move under a pointer. */
  const choose = async (index: number) => {
    await versions().nth(index).press('Enter');
    await dialog()
      .getByRole('list', { name: 'Versions' })
      .getByRole('listitem')
      .nth(index)
      .locator('[aria-pressed=true]')
      .waitFor();
  };
  const field = (label: string) => dialog().getByRole('region', { name: label, exact: true });
  /** By keyboard, too: what is above the button may still come. */
  const click = (name: string) => dialog().getByRole('button', { name, exact: true }).press('Enter');
  const open = async () => {
    await panel().getByRole('button', { name: 'Compare and restore' }).click();
    await versions().first().waitFor();
  };
  const titleOf = (name: string) => page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
  test('says who published and what changed, and compares field by field', async () => {
    const { documentId: id } = await editor.create('person', person('One'));
    await openForm(cms, page, 'person', id);
    await page.getByText('No version yet: one is kept whenever somebody publishes.').waitFor();

    await editor.publish('person', id);
    for (const name of ['Two', 'Three', 'Four']) await editor.publish('person', id, person(name));
    await page.reload();
    await panel().getByText('And 1 older.').waitFor();
    expect(await panel().locator('li').allTextContents()).toEqual([
      expect.stringMatching(/, by .+ \(published\)Name$/),
      expect.stringMatching(/, by .+Name$/),
      expect.stringMatching(/, by .+Name$/),
    ]);
    expect(await violationsOf(page, '[data-desk=history]')).toEqual([]);

    await open();
    expect(await versions().count()).toBe(4);
    await field('Name').getByText('Four').waitFor();
    expect(await field('Name').locator('del, ins').allTextContents()).toEqual(['Three', 'Four']);
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    await choose(2);
    await field('Name').getByText('Two').waitFor();
    expect(await field('Name').locator('del, ins').allTextContents()).toEqual(['One', 'Two']);
    await click('Beside the draft');
    await field('Name').getByText('Four').waitFor();
    // The oldest has none before it.
    await choose(3);
    await click('All of it');
    await field('Role').getByText('Editor').waitFor();
    expect(await dialog().getByRole('button', { name: 'What it changed' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  }, 90_000);

  test('a version becomes the draft that the form shows, with its texts, parts and links', async () => {
    const { documentId: ada } = await editor.createAndPublish('person', person('Ada'));
    const { documentId: bo } = await editor.createAndPublish('person', person('Bo'));
    const { documentId: swedish } = await editor.createAndPublish('technique', { ...technique(), picture: hands });
    const sections = [
      {
        __component: 'blocks.prose',
        heading: 'Why',
        body: [heading(3, 'In short'), ...prose('It helps most people.')],
      },
      { __component: 'blocks.technique-cards', heading: 'Which', techniques: links(swedish) },
    ];
    const fields = { ...article('First'), picture: hands, author: links(ada), sections };
    const { documentId: id } = await editor.create('article', fields);
    await editor.publish('article', id);
    await editor.publish('article', id, {
      title: 'Second',
      author: { connect: [{ documentId: bo }], disconnect: [{ documentId: ada }] },
      sections: [{ __component: 'blocks.prose', heading: 'Why', body: prose('It helps.') }],
    });
    await openForm(cms, page, 'article', id);
    await titleOf('Second');
    await page.getByRole('button', { name: 'Bo', exact: true }).waitFor();
    await open();
    await choose(1);
    await click('Restore as draft');
    await dialog().getByText('In the draft this is replaced: Title, Sections and Author.').waitFor();
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    await click('Replace the draft');
    await dialog().getByText('is the draft again').waitFor();
    // A button that the pointer is over has Strapi's own pale colour.
    await page.mouse.move(0, 0);
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    await click('Close');
    await titleOf('First');
    expect(await page.getByRole('textbox', { name: 'Title' }).first().inputValue()).toBe('First');
    await page.getByRole('button', { name: 'Ada', exact: true }).waitFor();
    expect(await editor.read('article', id, { status: 'published' })).toMatchObject({ title: 'Second' });

    // The form shows what was restored, and so saves it as it is.
    await page.getByRole('textbox', { name: 'Promise' }).fill('Typed after it.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved document').first().waitFor();
    const draft = await editor.read('article', id);
    expect(draft).toMatchObject({
      title: 'First',
      promise: 'Typed after it.',
      sections: [{ heading: 'Why' }, { heading: 'Which' }],
    });
    await panel().waitFor();
    await open();
    await choose(1);
    await click('Beside the draft');
    await field('Promise').getByText('Typed after it.').waitFor();
    expect(await dialog().getByRole('region').count()).toBe(1);
    await page.keyboard.press('Escape');
  }, 120_000);

  test('asks before it replaces what is published nowhere, or only typed', async () => {
    const { documentId: id } = await editor.createAndPublish('person', person('Kept'));
    await editor.save('person', id, person('Saved'));
    await openForm(cms, page, 'person', id);
    await titleOf('Saved');
    await page.getByRole('textbox', { name: 'Credentials' }).fill('Typed');
    await open();
    await click('Restore as draft');
    await dialog().getByText('Name was changed in the draft and never published.').waitFor();
    await dialog().getByText('What you typed and did not save is lost if you go on.').waitFor();
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    await click('Back');
    await click('Close');
    expect(await page.getByRole('textbox', { name: 'Credentials' }).inputValue()).toBe('Typed');
    expect(await editor.read('person', id)).toMatchObject({ name: 'Saved' });

    await open();
    await click('Restore as draft');
    // Somebody else saves while it is asked.
    await dialog().getByText('Name was changed in the draft and never published.').waitFor();
    await editor.save('person', id, person('Saved elsewhere'));
    await click('Discard what is not saved, and replace the draft');
    await dialog().getByText('The draft was saved meanwhile, so nothing was restored.').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('textbox', { name: 'Credentials' }).inputValue()).toBe('Typed');

    await open();
    await click('Restore as draft');
    await dialog().getByText('Name was changed in the draft and never published.').waitFor();
    await click('Discard what is not saved, and replace the draft');
    await dialog().getByText('is the draft again').waitFor();
    await click('Close');
    await titleOf('Kept');
    expect(await page.getByRole('textbox', { name: 'Credentials' }).inputValue()).toBe('');
    expect(await editor.read('person', id)).toMatchObject({ name: 'Kept', credentials: null });
    // There is nothing more to restore.
    await open();
    await click('Restore as draft');
    await dialog().getByText('There is nothing to restore.').waitFor();
    await page.keyboard.press('Escape');
  }, 120_000);

  test('of a single type too', async () => {
    await moveStudio(cms, 'America/Chicago');
    await moveStudio(cms, 'UTC');
    await page.goto(`${cms.url}/admin/content-manager/single-types/api::studio.studio?plugins[i18n][locale]=en`);
    const timezone = page.getByRole('textbox', { name: 'Time zone' });
    await timezone.waitFor();
    expect(await timezone.inputValue()).toBe('UTC');
    await open();
    await choose(1);
    await click('Restore as draft');
    await dialog().getByText('In the draft this is replaced: Time zone.').waitFor();
    await click('Replace the draft');
    await dialog().getByText('is the draft again').waitFor();
    await click('Close');
    await page.locator('input[value="America/Chicago"]').waitFor();
  }, 60_000);

  test('on a phone, with a text that the form shows anew', async () => {
    const { documentId: id } = await editor.createAndPublish('faq', faq('First?'));
    const answer = [heading(3, 'In short'), ...prose('An hour and a quarter, with the time to arrive and to rest.')];
    await editor.publish('faq', id, { question: 'Second?', answer });
    await page.setViewportSize({ width: 390, height: 844 });
    await openForm(cms, page, 'faq', id);
    await titleOf('Second?');
    await page.getByText('An hour and a quarter').waitFor();
    await page.getByRole('button', { name: 'Open more actions' }).click();
    await open();
    await field('Answer').getByText('Heading 3: In short').waitFor();
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    const wide = await page.evaluate(() => document.querySelector('[role=dialog]')!.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    await choose(1);
    await click('Restore as draft');
    await dialog().getByText('In the draft this is replaced: Question and Answer.').waitFor();
    await click('Replace the draft');
    await dialog().getByText('is the draft again').waitFor();
    await click('Close');
    await titleOf('First?');
    await page.getByText('An hour.', { exact: true }).first().waitFor();
    expect(await page.getByText('An hour and a quarter').count()).toBe(0);
  }, 120_000);
});
