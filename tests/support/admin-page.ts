import type { Browser, Page } from 'playwright-core';
import type { TestCms } from './cms.ts';

/** The admin in a browser, signed in as the owner: once for a test file, since the login is rate-limited. */
export async function openAdmin(cms: TestCms, browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(`${cms.url}/admin/auth/login`);
  await page.fill('[name=email]', cms.env.ADMIN_EMAIL ?? '');
  await page.fill('[name=password]', cms.env.ADMIN_PASSWORD ?? '');
  await page.click('button[type=submit]');
  await page.waitForURL(/\/admin\/?$/);
  return page;
}

/** Opens the form of an entry. */
export const openForm = (cms: TestCms, page: Page, type: string, documentId: string, locale = 'en') =>
  page.goto(
    `${cms.url}/admin/content-manager/collection-types/api::${type}.${type}/${documentId}?plugins[i18n][locale]=${locale}`,
  );
