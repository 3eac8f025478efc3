import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { createIntake } from '../../publisher/forms/intake.ts';
import { createLog } from '../../publisher/log.ts';
import { createRenderer } from '../../publisher/renderer.ts';
import { createApi } from '../../publisher/server/api.ts';
import { FakePublisher } from '../../publisher/server/fixtures.ts';
import { createStaticServer } from '../../publisher/static-server.ts';
import { offerIn } from '../../src/content/form-offer.ts';
import { ContentGraph } from '../../src/content/graph.ts';
import type { Snapshot } from '../../src/content/snapshot.ts';
import { launchBrowser } from './browser.ts';
import { siteClock } from './commands.ts';
import { folders } from './site.ts';

/** What reached the CMS. */
export interface Message {
  url?: string;
  sendingId: string;
  form: Record<string, unknown>;
}

interface FormsPlace {
  /** Of the compiled app. */
  appDir?: string;
  siteUrl?: URL;
  /** Where forms are sent, if not to the site's own origin. */
  formsUrl?: URL;
}

/** The released site with its forms: static server, publisher's API over the compiled app, and a CMS that can be away. */
export class FormsSite {
  readonly messages: Message[] = [];
  isAway = false;
  readonly #parts: { stop(): Promise<unknown> }[] = [];
  readonly #known = new Map<string, string>();
  browser!: Browser;
  origin = '';
  publisherUrl = '';

  static async open({
    appDir = folders.appDir,
    siteUrl = new URL('http://localhost:4321'),
    formsUrl,
  }: FormsPlace = {}): Promise<FormsSite> {
    const site = new FormsSite();
    const cms = await site.#listenAsCms();
    const graph = new ContentGraph(JSON.parse(readFileSync(folders.snapshotFile, 'utf8')) as Snapshot);
    const render = await createRenderer(siteUrl, appDir);
    const now = () => new Date(siteClock);
    const log = createLog({ level: 'silent', to: process.stdout });
    const api = await createApi(new FakePublisher(), {
      hookSecrets: [],
      log,
      forms: {
        site: {
          offer: (kind) => offerIn(graph, kind, now),
          page: async (path, form) => (await render(graph, now)(path, { form })).body,
        },
        intake: createIntake({ cmsUrl: cms.origin, token: 'intake', log }),
        siteUrl,
        formsUrl,
        now: () => now().getTime(),
        limits: { messages: 1000, calls: 1000, seconds: 600 },
      },
    });
    site.publisherUrl = await api.listen({ host: '127.0.0.1', port: 0 });
    const options = { siteDir: folders.siteDir, base: '', publisherUrl: site.publisherUrl };
    const server = await listen(createStaticServer(options));
    site.#parts.push({ stop: () => server.stop() }, { stop: () => api.close() }, cms);
    site.origin = server.origin;
    site.browser = await launchBrowser();
    return site;
  }

  #listenAsCms(): Promise<Listening> {
    return listen((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { sendingId, form } = JSON.parse(body) as Message;
        const status = this.isAway ? 503 : this.#known.has(sendingId) ? 200 : 201;
        const reference = this.#known.get(sendingId) ?? `B7K-2M${this.#known.size + 2}`;
        if (!this.isAway) this.#known.set(sendingId, reference);
        this.messages.push({ url: request.url, sendingId, form });
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ reference }));
      });
    });
  }

  /** A visitor whose clock is that of the site, half a minute after the page was opened. */
  async visit(path: string, use: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const context = await this.browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    try {
      await page.clock.install({ time: new Date(siteClock) });
      await page.goto(this.origin + path);
      if (options.javaScriptEnabled !== false) await page.clock.fastForward(30_000);
      await use(page);
    } finally {
      await context.close();
    }
  }

  async close(): Promise<void> {
    await this.browser?.close();
    for (const part of this.#parts) await part.stop();
  }
}

/** A request that is right, but for the time of its first choice. */
export async function fillIn(page: Page, time = '10:30'): Promise<void> {
  await page.fill('[name=date-1]', '2026-06-15');
  const field = page.locator('[name=time-1]');
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(time);
  else await field.fill(time);
  await page.fill('[name=name]', 'Ana');
  await page.fill('[name=phone]', '555-0100');
  await page.fill('[name=message]', 'The left shoulder');
  await page.check('[name=consent]');
}
