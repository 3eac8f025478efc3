import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { findTool, missingTools } from '../../../scripts/lib/tools.ts';

const executablePath = findTool('chromium');

/** Nothing of its own on the network. */
export const flags = [
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

/** @param hostRules where Chromium finds the hosts of a test: `MAP studio.example 127.0.0.1:1234` */
export const launchBrowser = (hostRules: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, args: [...flags, `--host-resolver-rules=${hostRules.join(',')}`] });

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

/** The same at a phone's width, a tablet's and a desk's, each with its width in front. */
export async function overflowAtWidths(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await overflowOf(page)).map((line) => `${width}: ${line}`));
  }
  return found;
}

/** The page's cumulative layout shift so far. */
export const layoutShiftOf = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
