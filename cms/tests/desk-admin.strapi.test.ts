import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin, openForm } from '../../tests/support/admin-page.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { article, condition, person, picture, region, technique } from '../../tests/support/content.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';
import { violationsOf } from '../../web/e2e/support/axe.ts';
import { browserIsHere, launchBrowser } from '../../web/e2e/support/browser.ts';

(browserIsHere() ? describe : describe.skip)('The desk in a browser', () => {
  let cms: TestCms;
  let editor: Editor;
  let browser: Browser;
  let page: Page;
  let hands: Fields;
  const ids = { draftAuthor: '', region: '' };

  beforeAll(async () => {
    [cms, browser] = await Promise.all([TestCms.start(), launchBrowser()]);
    editor = new Editor(cms);
    hands = await picture(editor);
    ids.draftAuthor = (await editor.create('person', person('Not yet'))).documentId;
    ids.region = (await editor.createAndPublish('body-region', region('upper', 'Upper back'))).documentId;
    page = await openAdmin(cms, browser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  }, 30_000);

  const panel = () => page.locator('[data-desk=report]');
  const lines = () => panel().locator('li').allTextContents();

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const status = (name: string) => page.locator('main').getByText(name, { exact: true }).first();

  const dialog = () => page.getByRole('alertdialog');
  const choose = async (menu: string, item: string) => {
    await button(menu).click();
    await page.getByRole('menuitem', { name: item, exact: true }).click();
  };

  test('a form says what Publish will refuse, leads to what comes first, and follows what is saved', async () => {
    const { documentId } = await editor.create('article', {
      ...article('Shoulders'),
      picture: hands,
      author: links(ids.draftAuthor),
    });
    await openForm(cms, page, 'article', documentId);
    await panel().waitFor();
    expect(await lines()).toEqual([
      'Author. Person “Not yet” is not published yet. Publish it first.',
      'Person Not yet (Author)',
      'Medical reviewer. Nobody with medical training has reviewed it. The page says so.',
    ]);
    expect(await violationsOf(page, '[data-desk=report]')).toEqual([]);

    await button('Publish').click();
    await button('Publish without relations').click();
    await page.getByText('Article “Shoulders” cannot be published yet.').waitFor();
    expect(await editor.isLive('article', documentId)).toBe(false);

    await panel().getByRole('link', { name: 'Not yet' }).click();
    await page.getByRole('heading', { name: 'Not yet' }).waitFor();
    await panel().getByText('As it is saved, it can be published.').waitFor();
    await button('Publish').click();
    await status('Published').waitFor();

    await openForm(cms, page, 'article', documentId);
    await panel().getByText('As it is saved, it can be published.').waitFor();
    await page
      .getByRole('textbox', { name: 'Title' })
      .fill('Shoulders, and everything else above the belt that can ache');
    await page.keyboard.type(' in a day');
    await button('Save').click();
    await panel().getByText('search results cut it after about 60').waitFor();
  }, 90_000);

  test('Unpublish and Delete name what links to the entry, and do nothing until that is confirmed', async () => {
    const fields = { ...technique(), picture: hands };
    const { documentId } = await editor.createAndPublish('technique', fields);
    const linked = { ...condition(), regions: links(ids.region), techniques: links(documentId) };
    await editor.createAndPublish('condition', linked);
    const named = async () => {
      await dialog().getByText('These cannot stand without it, and leave the site too:').waitFor();
      return dialog().locator('li').allTextContents();
    };

    await openForm(cms, page, 'technique', documentId);
    await panel().waitFor();
    await choose('More document actions', 'Unpublish');
    expect(await named()).toEqual(['Condition Stiff neck']);
    expect(await violationsOf(page, '[role=alertdialog]')).toEqual([]);
    await button('Cancel').click();
    expect(await editor.isLive('technique', documentId)).toBe(true);

    await choose('More actions', 'Delete entry (all locales)');
    expect(await named()).toEqual(['Condition Stiff neck']);
    await button('Cancel').click();

    await choose('More actions', 'Delete entry (English (en))');
    expect(await named()).toEqual(['Condition Stiff neck']);
    await button('Cancel').click();

    await choose('More document actions', 'Unpublish');
    await named();
    await button('Confirm').click();
    await status('Draft').waitFor();
    expect(await editor.isLive('technique', documentId)).toBe(false);
  }, 90_000);

  test('of a translation they say that the original stays', async () => {
    const { documentId } = await editor.createAndPublish('person', person('Ana'));
    await editor.save('person', documentId, person('Ana en español'), 'es');
    await editor.publish('person', documentId, {}, 'es');
    await openForm(cms, page, 'person', documentId);
    await panel().waitFor();
    await choose('More document actions', 'Unpublish');
    await dialog().getByText('Its translation leaves the site with it.').waitFor();
    await button('Cancel').click();

    await openForm(cms, page, 'person', documentId, 'es');
    await page.getByRole('heading', { name: 'Ana en español' }).waitFor();
    await panel().waitFor();
    await choose('More document actions', 'Unpublish');
    await dialog().getByText('Only this translation goes.').waitFor();
    await button('Confirm').click();
    await status('Draft').waitFor();
    expect(await editor.isLive('person', documentId)).toBe(true);
  }, 90_000);

  test('of a selection in a list they name it for each', async () => {
    const names = ['Cupping', 'Hot stones'];
    for (const name of names) await editor.createAndPublish('technique', { ...technique(name), picture: hands });
    await page.goto(
      `${cms.url}/admin/content-manager/collection-types/api::technique.technique?plugins[i18n][locale]=en`,
    );
    for (const name of names) await page.getByRole('row', { name }).getByRole('checkbox').check();
    await button('Unpublish').click();
    for (const name of names) await dialog().getByText(`Technique “${name}”`).waitFor();
    expect(await dialog().getByText('Nothing on the site links to it.').count()).toBe(2);
    expect(await violationsOf(page, '[role=alertdialog]')).toEqual([]);
    await button('Cancel').click();
  }, 90_000);

  test('above a list stands what is often looked for in it, and the address keeps the choice', async () => {
    await editor.create('technique', technique('Without a picture'));
    const types = `${cms.url}/admin/content-manager/collection-types`;
    const rows = async () =>
      (await page.getByRole('row').allTextContents()).slice(1).filter((row) => /Without a picture|Cupping/.test(row));
    const showOnly = async (name: string) => {
      await button('Show only').click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    };
    await page.goto(`${types}/api::technique.technique?plugins[i18n][locale]=en`);
    await page.getByRole('row', { name: 'Cupping' }).waitFor();
    await button('Show only').click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'No picture',
      'Never published',
      'Changed since it was published',
      'Everything',
    ]);
    expect(await violationsOf(page, '[role=menu]')).toEqual([]);
    await page.keyboard.press('Escape');

    await showOnly('No picture');
    await page.getByText('Picture is missing').waitFor();
    await page.getByRole('row', { name: 'Cupping' }).waitFor({ state: 'detached' });
    expect(await rows()).toHaveLength(1);
    await page.reload();
    await page.getByRole('row', { name: 'Without a picture' }).waitFor();
    expect(await rows()).toHaveLength(1);

    await showOnly('Changed since it was published');
    await page.getByText('No content found').waitFor();
    await showOnly('Everything');
    await page.getByRole('row', { name: 'Cupping' }).waitFor();

    await page.goto(`${types}/api::article.article?plugins[i18n][locale]=en`);
    await button('Show only').click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual(
      expect.arrayContaining(['Needs review', 'No medical reviewer', 'No picture']),
    );
    await page.keyboard.press('Escape');
  }, 90_000);

  test('the address in a form follows the title until the first publish', async () => {
    await page.goto(`${cms.url}/admin/content-manager/collection-types/api::technique.technique/create`);
    const [name, address] = [page.locator('input[name=name]'), page.locator('input[name=slug]')];
    const addressIs = (slug: string) =>
      page.waitForFunction(
        (wanted) => document.querySelector<HTMLInputElement>('input[name=slug]')?.value === wanted,
        slug,
      );
    // Strapi proposes the name of the type, and leaves it at that.
    await addressIs('technique');
    await name.fill('Hot shells');
    await button('Save').click();
    await addressIs('hot-shells');
    await name.fill('Warm shells');
    await button('Save').click();
    await addressIs('warm-shells');
    await address.fill('shells');
    await button('Save').click();
    await page.waitForFunction(() => document.querySelector<HTMLButtonElement>('button[disabled]') !== null);
    await name.fill('Sea shells');
    await button('Save').click();
    await panel().getByText('Picture').first().waitFor();
    await page.getByRole('heading', { name: 'Sea shells' }).waitFor();
    expect(await address.inputValue()).toBe('shells');
  }, 90_000);

  test('a long form is parted into groups with headings, and arranging it knows fields alone', async () => {
    const technique = `${cms.url}/admin/content-manager/collection-types/api::technique.technique`;
    await page.goto(`${technique}/create`);
    await page.getByRole('heading', { name: 'Who it is for', level: 2 }).waitFor();
    const headings = await page.locator('form h2').allTextContents();
    expect(headings.filter((heading) => /who|page|order/i.test(heading))).toEqual([
      'Who it is for',
      'The page',
      'Order and search engines',
    ]);
    expect(await page.locator('input[name=name]').count()).toBe(1);
    await page.goto(`${technique}/configurations/edit`);
    await page.getByText('Configure the view').first().waitFor();
    await page.getByText('Best for').first().waitFor();
    expect(await page.getByText('Who it is for').count()).toBe(0);
  }, 60_000);
});
