/** Takes the pictures of docs/editors.md from the real admin, with the sample content and what a morning brings to it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { openAdmin } from '../../../tests/support/admin-page.ts';
import { root } from '../../../tests/support/cms.ts';
import { launchBrowser } from '../support/browser.ts';
import { compile, foldersIn, siteEnv, web } from '../support/commands.ts';
import { Desk } from '../support/desk.ts';
import { pictures } from './pictures.ts';
import { morning } from './morning.ts';

const folder = join(root, 'docs/images/handbook');
/** Twice as many as are shown: screens are dense. */
const density = 2;

const wanted = process.argv.slice(2);
const names = Object.keys(pictures).filter((name) => wanted.length === 0 || wanted.includes(name));
console.log('Compiling the site …');
mkdirSync(join(web, '.tmp'), { recursive: true });
const site = mkdtempSync(join(web, '.tmp/handbook-'));
const folders = foldersIn(site);
try {
  // Nothing is read from a CMS yet.
  await compile(siteEnv(folders, { url: '', token: '' }), folders);
  const desk = await Desk.open(folders);
  const browser = await launchBrowser();
  try {
    const entries = await morning(desk);
    const page = await openAdmin(desk.cms, browser, undefined, density);
    mkdirSync(folder, { recursive: true });
    for (const name of names) {
      await save(name, page, await pictures[name]!({ desk, page, entries }));
      console.log(`✔ ${name}`);
    }
  } finally {
    await browser.close();
    await desk.close();
  }
} finally {
  rmSync(site, { recursive: true, force: true });
}

async function save(name: string, page: Page, shown: Locator | 'screen'): Promise<void> {
  const png = await (shown === 'screen' ? page.screenshot() : shown.screenshot());
  await sharp(png)
    .webp({ quality: 80 })
    .toFile(join(folder, `${name}.webp`));
}
