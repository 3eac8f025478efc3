import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findTool, missingTools } from '../../../scripts/lib/tools.ts';

const executablePath = findTool('chromium');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Nothing of its own on the network. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Whether the tests in a real browser can run. On CI they have to.
 * @throws on CI, where there is no Chromium
 */
export function browserIsHere(): boolean {
  if (executablePath) return true;
  const line = missingTools().find((missing) => missing.startsWith('Chromium')) ?? '';
  if (process.env.CI === 'true') throw new Error(line);
  console.warn(line);
  return false;
}

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: flags });

/** What a page did that it should not: errors in its console, failures, and calls to other hosts. */
export function troublesOf(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on(
    'console',
    (message) => message.type() === 'error' && troubles.push(`console: ${message.text()} (${message.location().url})`),
  );
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on(
    'request',
    (request) => new URL(request.url()).origin !== origin && troubles.push(`other host: ${request.url()}`),
  );
  page.on(
    'response',
    (response) => response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`),
  );
  return troubles;
}

/** How far the page can be scrolled sideways, and the first elements that stick out. */
export const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...wide.slice(0, 3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
    ];
  });

/** What axe finds wrong with a page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(', ')} — ${nodes[0]?.failureSummary}`,
  );
}
