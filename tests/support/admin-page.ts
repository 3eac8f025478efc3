import type { Browser, Page } from 'playwright-core';
import type { TestCms } from './cms.ts';

export interface Person {
  email: string;
  password: string;
}

/** The admin in a browser, signed in as the owner or another: each once for a test file, since the login is rate-limited. */
export async function openAdmin(
  cms: TestCms,
  browser: Browser,
  { email, password }: Person = { email: cms.env.ADMIN_EMAIL ?? '', password: cms.env.ADMIN_PASSWORD ?? '' },
  deviceScaleFactor = 1,
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    deviceScaleFactor,
    reducedMotion: 'reduce',
  });
  await page.goto(`${cms.url}/admin/auth/login`);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', password);
  await page.click('button[type=submit]');
  await page.waitForURL(/\/admin\/?$/);
  return page;
}

/** Opens the form of an entry. */
export const openForm = (cms: TestCms, page: Page, type: string, documentId: string, locale = 'en') =>
  page.goto(
    `${cms.url}/admin/content-manager/collection-types/api::${type}.${type}/${documentId}?plugins[i18n][locale]=${locale}`,
  );
