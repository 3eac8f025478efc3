import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Settings } from '../../../config/settings';
import { publisherUrl } from '../../publishing/hooks/address';

/** The publisher cannot be asked, or refuses. The message is one sentence that says what to do. */
export class PublisherRefused extends Error {
  override name = 'PublisherRefused';
}

/** Milliseconds that the home page waits for an answer. */
const patience = 5000;

/** Milliseconds after which a command goes on by itself: the page shows how it fares. */
const longEnough = 1500;

const refusal = z.object({ error: z.string() });

/** The publisher's control API, whose token no browser holds. */
export class PublisherClient {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /** @throws PublisherRefused */
  async read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> {
    const parsed = schema.safeParse(await this.#call('GET', path, AbortSignal.timeout(patience)));
    if (parsed.success) return parsed.data;
    throw new PublisherRefused(`What answers at ${this.#url} is not the publisher. Set PUBLISHER_URL to where it is.`);
  }

  /** Begins what may take long, and waits for what is refused at once. @throws PublisherRefused */
  async command(path: string): Promise<void> {
    const call = this.#call('POST', path);
    // What is refused later stands in the publisher's status.
    call.catch(() => {});
    await Promise.race([call, sleep(longEnough)]);
  }

  get #url(): string {
    return publisherUrl(this.#strapi.config.get('settings') as Settings);
  }

  async #call(method: string, path: string, signal?: AbortSignal): Promise<unknown> {
    const { REBUILD_TOKEN } = this.#strapi.config.get('settings') as Settings;
    if (!REBUILD_TOKEN)
      throw new PublisherRefused('The CMS may not ask the publisher: set REBUILD_TOKEN to the publisher’s own.');
    const address = this.#url.replace(/\/+$/, '') + path;
    const headers = { authorization: `Bearer ${REBUILD_TOKEN}` };
    const response = await fetch(address, { method, headers, signal }).catch(() => undefined);
    if (!response)
      throw new PublisherRefused(
        `The publisher at ${this.#url} does not answer. What visitors see stays as it is. Start it, or set PUBLISHER_URL to where it is.`,
      );
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer;
    if (response.status === 401)
      throw new PublisherRefused('The publisher refuses REBUILD_TOKEN. Give the CMS the one that it was started with.');
    throw new PublisherRefused(refusal.safeParse(answer).data?.error ?? `The publisher answered ${response.status}.`);
  }
}
