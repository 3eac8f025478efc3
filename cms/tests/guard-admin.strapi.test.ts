import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin, openForm } from '../../tests/support/admin-page.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { article } from '../../tests/support/content.ts';
import { Editor, links } from '../../tests/support/editor.ts';
import { moveStudio } from '../../tests/support/schedule.ts';
import { publishLive } from '../../tests/support/live-entries.ts';
import { type Live, unfitEntries } from '../../tests/support/unfit-entries.ts';
import { browserIsHere, launchBrowser } from '../../web/e2e/support/browser.ts';

(browserIsHere() ? describe : describe.skip)('Publish in a form', () => {
  let cms: TestCms;
  let editor: Editor;
  let browser: Browser;
  let page: Page;
  let live: Live;

  beforeAll(async () => {
    [cms, browser] = await Promise.all([TestCms.start(), launchBrowser()]);
    editor = new Editor(cms);
    live = await publishLive(editor);
    page = await openAdmin(cms, browser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  }, 30_000);

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const panel = () => page.locator('[data-desk=report]');
  const beside = (message: string) => page.getByText(message, { exact: true });

  /** The form of a draft, once its panel has said why Publish will refuse it. */
  async function openUnfit(type: string, documentId: string, messages: string[]): Promise<void> {
    await openForm(cms, page, type, documentId);
    for (const message of messages) await panel().getByText(message).first().waitFor();
  }

  /** What Strapi requires of a part it does not ask the server for. */
  const requiredByStrapi = ['a picture with an empty alternative text', 'a picture part without a file'];

  test.each(unfitEntries)(
    'is stopped by %s, which the field and the panel say',
    async (what, type, fields, name, problems) => {
      const { documentId } = await editor.create(type, fields(live));
      const draft = await editor.read(type, documentId);
      const messages = problems.map(([, message]) => message);
      await openUnfit(type, documentId, messages);
      await button('Publish').click();
      if (requiredByStrapi.includes(what)) {
        await page.getByText('Something is missing, or not written as it has to be.').waitFor();
        await beside('This value is required.').waitFor();
      } else {
        const refusal = page.getByText(`${name} cannot be published yet. ${messages.join(' ')}`);
        // Strapi asks first where a link leads to a draft.
        const question = button('Publish without relations');
        await refusal.or(question).waitFor();
        if (await question.isVisible()) await question.click();
        await refusal.waitFor();
        // Of a list of parts Strapi opens the first that is at fault.
        await beside(messages[0]!).waitFor();
      }
      expect([await editor.isLive(type, documentId), await editor.read(type, documentId)]).toEqual([false, draft]);
    },
    60_000,
  );

  test('is stopped by an address that another page has', async () => {
    const fit = { picture: live.picture, author: links(live.author) };
    await editor.createAndPublish('article', { ...article('First'), ...fit });
    const { documentId } = await editor.create('article', { ...article('Second'), slug: 'first', ...fit });
    const message = 'Article “First” has this already, and no two can. Choose another.';
    await openUnfit('article', documentId, [message]);
    await button('Publish').click();
    await beside(message).waitFor();
    expect(await editor.isLive('article', documentId)).toBe(false);

    await page.locator('input[name=slug]').fill('second-of-them');
    await button('Publish').click();
    await page.getByText('Published document').first().waitFor();
    expect((await editor.read('article', documentId, { status: 'published' }))?.slug).toBe('second-of-them');
  }, 60_000);

  test('is stopped by prices without a currency', async () => {
    await moveStudio(cms, 'UTC');
    await page.goto(`${cms.url}/admin/content-manager/single-types/api::studio.studio?plugins[i18n][locale]=en`);
    await panel().getByText('As it is saved, it can be published.').waitFor();
    const currency = page.locator('input[name=currency]');
    for (const [typed, sentence] of [
      ['', 'This value is required.'],
      ['dollars', 'Write it as the hint or the example shows.'],
    ] as const) {
      await currency.fill(typed);
      await button('Publish').click();
      await beside(sentence).waitFor();
      expect([await currency.inputValue(), await liveCurrency()]).toEqual([typed, 'USD']);
    }
  }, 60_000);
  const liveCurrency = async () => {
    const { data } = await cms.graphql('{ studio { currency } }');
    return (data?.studio as { currency: string }).currency;
  };
});
