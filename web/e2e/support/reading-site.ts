import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { createStaticServer } from '../../publisher/static-server.ts';
import { launchBrowser, troublesOf } from './browser.ts';
import { folders } from './site.ts';

/** The site of `build-site.ts`, served to a browser. */
export class ReadingSite {
  readonly browser: Browser;
  readonly #server: Listening;

  private constructor(server: Listening, browser: Browser) {
    this.#server = server;
    this.browser = browser;
  }

  static async open(): Promise<ReadingSite> {
    const server = await listen(createStaticServer({ siteDir: folders.siteDir, base: '' }));
    return new ReadingSite(server, await launchBrowser());
  }

  get origin(): string {
    return this.#server.origin;
  }

  /** Opens a page for one visitor, whose browser is prepared first. @returns what the page did that it should not */
  async visit(
    path: string,
    use: (page: Page) => Promise<void>,
    { prepare, ...options }: BrowserContextOptions & { prepare?: (page: Page) => Promise<void> } = {},
  ): Promise<string[]> {
    const context = await this.browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const troubles = troublesOf(page, this.origin);
    try {
      await prepare?.(page);
      await page.goto(this.origin + path);
      await use(page);
      return troubles;
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#server.stop();
  }
}
