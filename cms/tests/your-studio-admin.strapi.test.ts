import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin } from '../../tests/support/admin-page.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { Editor } from '../../tests/support/editor.ts';
import { MailServer } from '../../tests/support/mail-server.ts';
import { passwordOfOthers, signInTo } from '../../tests/support/roles.ts';
import { violationsOf } from '../../web/e2e/support/axe.ts';
import { browserIsHere, launchBrowser } from '../../web/e2e/support/browser.ts';
import { seedDocumentId } from '../src/setup/seed/files';

(browserIsHere() ? describe : describe.skip)('Your studio in a browser', () => {
  let cms: TestCms;
  let mail: MailServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [mail, browser] = await Promise.all([MailServer.start(), launchBrowser()]);
    cms = await TestCms.start({ seed: true, env: { SMTP_URL: mail.url, MAIL_FROM: 'studio@studio.example' } });
    await new Editor(cms).save('faq', seedDocumentId('faq/soreness'), { question: 'Will it hurt?' });
    page = await openAdmin(cms, browser);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
    await mail?.stop();
  }, 30_000);

  const part = (name: string) => page.getByRole('region', { name });

  test('an owner finds it in the settings; it is readable at every width', async () => {
    await page.goto(`${cms.url}/admin/settings`);
    await page.getByRole('link', { name: 'Your studio' }).click();
    await part('Sample content').getByText('These go').waitFor();
    await part('People').getByRole('grid').waitFor();
    expect(await violationsOf(page, '[data-desk=your-studio]')).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 900 });
  }, 90_000);

  test('somebody is invited, and gets a link; what is missing is said beside its field', async () => {
    await part('People').getByRole('button', { name: 'Invite somebody' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Invite', exact: true }).click();
    await form.getByText('Write a name.').waitFor();
    await form.getByText('Choose a role.').waitFor();
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    await form.getByRole('textbox', { name: 'First name' }).fill('Mara');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('owner@studio.example');
    await form.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Moderator' }).click();
    await form.getByRole('button', { name: 'Invite', exact: true }).click();
    await form.getByText('Somebody with this address has an account.').waitFor();
    expect(await form.getByRole('textbox', { name: 'First name' }).inputValue()).toBe('Mara');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('mara@studio.example');
    await form.getByRole('button', { name: 'Invite', exact: true }).click();

    const link = page.getByRole('dialog').getByRole('textbox', { name: 'Link' });
    const address = await link.inputValue();
    expect(address).toContain(`${cms.url}/admin/auth/register?registrationToken=`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('dialog').getByRole('button', { name: 'Copy: Link' }).click();
    await page.getByRole('dialog').getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await part('People').getByRole('row', { name: /Mara/ }).getByText('Invited').waitFor();

    const visitor = await browser.newPage();
    await visitor.goto(address);
    await visitor.fill('[name=password]', passwordOfOthers);
    await visitor.fill('[name=confirmPassword]', passwordOfOthers);
    await visitor.fill('[name=lastname]', 'Quist');
    await visitor.click('button[type=submit]');
    await visitor.waitForURL(/\/admin\/?(\?.*)?$/);
    await visitor.close();
  }, 90_000);

  test('who has forgotten the password is given a link to choose another', async () => {
    await page.reload();
    const row = part('People').getByRole('row', { name: /Mara Quist/ });
    await row.getByRole('button', { name: 'Link for a new password for Mara Quist' }).click();
    const address = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue();
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('dialog').getByRole('button', { name: 'Copy: Link' }).click();
    await page.getByRole('dialog').getByText('The browser does not let this page copy.').waitFor();
    const visitor = await browser.newPage();
    await visitor.goto(address);
    await visitor.fill('[name=password]', 'Kneadful-Test-5');
    await visitor.fill('[name=confirmPassword]', 'Kneadful-Test-5');
    await visitor.click('button[type=submit]');
    await visitor.waitForURL(/\/admin\/?(\?.*)?$/);
    await visitor.close();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  }, 60_000);

  test('a test mail is sent, or it is said why not', async () => {
    const button = part('Mail').getByRole('button', { name: 'Send a test mail to owner@studio.example' });
    mail.toRecipients = '550 No such person';
    await button.click();
    await part('Mail').getByText('It says: “550 No such person”').waitFor();
    mail.toRecipients = '250 OK';
    await button.click();
    await part('Mail').getByText('The mail server has taken it.').waitFor();
    expect(mail.mails.at(-1)!.to).toBe('owner@studio.example');
  }, 60_000);

  test('the samples go, with a changed one that was chosen, and not before the word is typed', async () => {
    const samples = part('Sample content');
    await samples.getByRole('checkbox', { name: 'Remove Will it hurt? as well' }).click();
    await samples.getByRole('button', { name: 'Remove the sample content' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove the sample content' }).click();
    await dialog.getByText('Type the word “remove” to go on. Nothing was removed.').waitFor();
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('textbox', { name: 'Type the word “remove”' }).fill('remove');
    await dialog.getByRole('button', { name: 'Remove the sample content' }).click();
    await samples.getByText('Nothing of it is left.').waitFor({ timeout: 60_000 });
    await samples.getByText('The site does not call itself a demonstration.').waitFor();
    expect(await violationsOf(page, '[data-desk=your-studio]')).toEqual([]);
    const { data } = await cms.graphql('{ studio { demo } faqs { question } techniques { name } }');
    expect(data).toEqual({ studio: { demo: false }, faqs: [], techniques: [] });
  }, 120_000);

  test('an editor finds no such page, and is told so at its address', async () => {
    await signInTo(cms, 'Editor');
    const editor = await openAdmin(cms, browser, { email: 'editor@studio.example', password: passwordOfOthers });
    await editor.goto(`${cms.url}/admin/settings/your-studio`);
    await editor.getByText("You don't have the permissions to access that content").waitFor();
    expect(await editor.getByRole('link', { name: 'Your studio' }).count()).toBe(0);
    await editor.close();
  }, 60_000);
});
