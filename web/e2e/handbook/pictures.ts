import type { Locator, Page } from 'playwright-core';
import { openForm } from '../../../tests/support/admin-page.ts';
import type { Desk } from '../support/desk.ts';
import type { Entries } from './morning.ts';

interface Set {
  desk: Desk;
  /** Where the owner is signed in. */
  page: Page;
  entries: Entries;
}

/** Brings the page to what is to be seen. @returns that, or the whole screen */
type Picture = (set: Set) => Promise<Locator | 'screen'>;

/** One panel beside a form, with its title. @param mark of what is in it, as `data-desk="report"` */
const panel = (page: Page, mark: string): Locator => page.locator(`xpath=//*[@${mark}]/ancestor::*[.//h2][1]`);

const beside =
  (type: string, entry: keyof Entries, mark: string): Picture =>
  async ({ desk, page, entries }) => {
    await openForm(desk.cms, page, type, entries[entry]);
    await page.locator(`[${mark}]`).waitFor();
    return panel(page, mark);
  };

/** Those of docs/editors.md, by the names of their files. */
export const pictures: Record<string, Picture> = {
  async home({ desk, page }) {
    await page.goto(`${desk.cms.url}/admin`);
    for (const name of ['site', '/desk/to-do', '/desk/keep-true', 'coming-up'])
      await page.locator(`[data-home="${name}"]`).waitFor();
    return 'screen';
  },
  'before-publishing': beside('article', 'article', 'data-desk="report"'),
  async 'on-the-site'({ desk, page, entries }) {
    await openForm(desk.cms, page, 'technique', entries.technique);
    await page.locator('[data-desk=liveness]').getByText('Live since').waitFor();
    return panel(page, 'data-desk="liveness"');
  },
  async preview({ desk, page, entries }) {
    await openForm(desk.cms, page, 'technique', entries.technique);
    await page.getByRole('button', { name: 'Larger' }).click();
    await page.getByRole('button', { name: 'Phone' }).click();
    await page.frameLocator('[role=dialog] iframe').getByRole('heading', { level: 1 }).waitFor();
    return page.getByRole('dialog');
  },
  async 'taking-away'({ desk, page, entries }) {
    await openForm(desk.cms, page, 'technique', entries.technique);
    await page.getByRole('button', { name: 'More document actions' }).click();
    await page.getByRole('menuitem', { name: 'Unpublish', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('listitem').first().waitFor();
    return page.getByRole('alertdialog');
  },
  schedule: beside('faq', 'faq', 'data-desk="schedule"'),
  answer: beside('booking-request', 'request', 'data-desk="request"'),
  async links({ desk, page, entries }) {
    await openForm(desk.cms, page, 'article', entries.guide);
    await page.locator('[data-links=panel]').getByRole('listitem').first().waitFor();
    return panel(page, 'data-links="panel"');
  },
  async history({ desk, page, entries }) {
    await openForm(desk.cms, page, 'technique', entries.technique);
    await page.getByRole('button', { name: 'Compare and restore' }).click();
    await page.locator('[data-desk=versions]').getByText('Long, gliding strokes').first().waitFor();
    return page.getByRole('dialog');
  },
  async 'your-studio'({ desk, page }) {
    await page.goto(`${desk.cms.url}/admin/settings/your-studio`);
    await page.locator('[data-desk=your-studio]').getByRole('row').first().waitFor();
    return 'screen';
  },
};
