import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openAdmin, openForm } from '../../tests/support/admin-page.ts';
import { TestCms } from '../../tests/support/cms.ts';
import { Editor } from '../../tests/support/editor.ts';
import { bookingForm, reviewForm, send } from '../../tests/support/intake.ts';
import { MailServer } from '../../tests/support/mail-server.ts';
import { passwordOfOthers, signInTo } from '../../tests/support/roles.ts';
import { violationsOf } from '../../web/e2e/support/axe.ts';
import { browserIsHere, launchBrowser } from '../../web/e2e/support/browser.ts';

interface Listed {
  results: { documentId: string; name: string }[];
}

(browserIsHere() ? describe : describe.skip)('Each role in a browser', () => {
  let cms: TestCms;
  let mail: MailServer;
  let browser: Browser;
  const pages = {} as Record<'Editor' | 'Therapist' | 'Moderator', Page>;
  const own = { documentId: '', name: '' };
  const sent = { request: '', reference: '', review: '' };

  beforeAll(async () => {
    [mail, browser] = await Promise.all([MailServer.start(), launchBrowser()]);
    cms = await TestCms.start({ seed: true, env: { SMTP_URL: mail.url, MAIL_FROM: 'studio@studio.example' } });
    const listed = (type: string, query = '') =>
      cms.admin<Listed>('GET', `/content-manager/collection-types/api::${type}.${type}${query}`);
    Object.assign(own, (await listed('therapist')).body.results[0]);
    await new Editor(cms).save('therapist', own.documentId, { account: 'therapist@studio.example' });
    sent.reference = (await send(cms, 'booking-requests', bookingForm())).body.reference!;
    sent.request = (
      await listed('booking-request', `?filters[reference][$eq]=${sent.reference}`)
    ).body.results[0]!.documentId;
    const { body } = await send(cms, 'reviews', reviewForm());
    sent.review = (await listed('review', `?filters[reference][$eq]=${body.reference}`)).body.results[0]!.documentId;
    for (const role of ['Editor', 'Therapist', 'Moderator'] as const) {
      await signInTo(cms, role);
      const person = { email: `${role.toLowerCase()}@studio.example`, password: passwordOfOthers };
      pages[role] = await openAdmin(cms, browser, person);
    }
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
    await mail?.stop();
  }, 30_000);

  const typesIn = async (page: Page) => {
    await page.goto(`${cms.url}/admin/content-manager`);
    const menu = page.getByRole('navigation', { name: 'Content Manager' });
    await menu.getByRole('link').first().waitFor();
    return (await menu.getByRole('link').allTextContents()).map((name) => name.trim());
  };

  test('each finds in the menu what it may open, and nothing else', async () => {
    expect(await typesIn(pages.Editor)).not.toContain('Booking request');
    expect(await typesIn(pages.Editor)).toEqual(expect.arrayContaining(['Article', 'Review', 'Therapist', 'Studio']));
    expect(await typesIn(pages.Therapist)).toEqual(['Service', 'Technique', 'Therapist']);
    expect(await typesIn(pages.Moderator)).toEqual(['Booking request', 'Review', 'Service', 'Therapist']);
  }, 90_000);

  test('a therapist finds the own profile alone, saves it, and leaves the publishing to others', async () => {
    const page = pages.Therapist;
    await page.goto(`${cms.url}/admin/content-manager/collection-types/api::therapist.therapist`);
    await page.getByRole('gridcell', { name: own.name }).waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    await openForm(cms, page, 'therapist', own.documentId);
    await page.getByRole('textbox', { name: 'Summary' }).fill('Slow, and with time to talk before.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved document').first().waitFor();
    expect(
      await page
        .getByRole('button', { name: 'Publish', exact: true })
        .isEnabled()
        .catch(() => false),
    ).toBe(false);
    await page.frameLocator('[data-desk=preview] iframe').owner().count();
    const { body } = await cms.admin<{ data: { summary: string } }>(
      'GET',
      `/content-manager/collection-types/api::therapist.therapist/${own.documentId}`,
    );
    expect(body.data.summary).toBe('Slow, and with time to talk before.');
  }, 90_000);

  test('a moderator finds on the home page what came in, answers a request, and publishes a review', async () => {
    const page = pages.Moderator;
    await page.goto(`${cms.url}/admin`);
    const toDo = page.locator('[data-home="/desk/to-do"]');
    await toDo.getByText('Booking requests to answer').waitFor();
    await toDo.getByRole('link', { name: sent.reference }).click();

    const panel = page.locator('[data-desk=request]');
    await panel.getByRole('link', { name: 'Tuesday, January 12, 2027' }).waitFor();
    expect(await violationsOf(page, '[data-desk=request]')).toEqual([]);
    const calendar = await panel.getByRole('link', { name: 'Tuesday, January 12, 2027' }).getAttribute('href');
    expect(decodeURIComponent(calendar ?? '')).toContain('BEGIN:VEVENT');
    expect(await panel.getByRole('link', { name: 'Use my mail program' }).getAttribute('href')).toMatch(
      /^mailto:quillan@visitors\.example\?subject=Your%20request/,
    );
    const before = mail.mails.length;
    await panel.getByRole('button', { name: 'Write a letter' }).click();
    const letter = page.getByRole('dialog');
    expect(await violationsOf(page, '[role=dialog]')).toEqual([]);
    mail.toRecipients = '550 No such person';
    await letter.getByRole('textbox', { name: 'Letter' }).fill('Tuesday at half past nine it is.');
    await letter.getByRole('button', { name: 'Send' }).click();
    await letter.getByText('Your text is still here').waitFor();
    expect(await letter.getByRole('textbox', { name: 'Letter' }).inputValue()).toBe('Tuesday at half past nine it is.');
    mail.toRecipients = '250 OK';
    await letter.getByRole('button', { name: 'Send' }).click();
    const mails = await mail.until(before + 1);
    expect(mails.at(-1)!.source).toContain('Tuesday at half past nine it is.');
    // The form knows that it is answered: the next Save does not make it new again.
    await page.locator('main').getByText('answered', { exact: true }).first().waitFor();
    await page.getByRole('textbox', { name: 'Note' }).fill('Called back.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved document').first().waitFor();
    const { body } = await cms.admin<{ data: object }>(
      'GET',
      `/content-manager/collection-types/api::booking-request.booking-request/${sent.request}`,
    );
    expect(body.data).toMatchObject({ state: 'answered', note: 'Called back.' });

    await openForm(cms, page, 'review', sent.review);
    await page.getByRole('textbox', { name: 'Reply' }).fill('Thank you.');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Published document').first().waitFor();
    const { data } = await cms.graphql('query ($id: ID!) { review(documentId: $id) { reply } }', { id: sent.review });
    expect(data).toEqual({ review: { reply: 'Thank you.' } });
  }, 120_000);

  test('an editor who types the address of a request is told that it is not theirs', async () => {
    const page = pages.Editor;
    await openForm(cms, page, 'booking-request', sent.request);
    await page.getByText("You don't have the permissions to access that content").waitFor();
    expect(await page.getByText('Quillan').count()).toBe(0);
  }, 60_000);
});
