import { once } from 'node:events';
import type {
  EntryType,
  PublisherStatus,
  PublishOutcome,
  RefusedPublish,
  ReleaseSummary,
} from '@kneadful/shared-types';
import { Webhook } from 'standardwebhooks';
import { type PublisherControl, type PublisherEvent, type PublishRequest, UnknownRelease } from '../control.ts';
import type { FormsSite } from '../forms/site.ts';
import { snapshot } from '../../src/content/fixtures.ts';
import type { Offer } from '../../src/content/form-offer.ts';
import { ContentGraph } from '../../src/content/graph.ts';
import { createLog, type Log } from '../log.ts';
import type { PreviewSource } from '../preview/source.ts';
import { createApi, type ApiOptions } from './api.ts';

export const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
export const token = 'a-token-for-the-control-api';

export const release = (changes: Partial<ReleaseSummary> = {}): ReleaseSummary => ({
  id: '20261121T103149157Z-1a2b3c4d',
  revision: '1a2b3c4d5e6f',
  cause: 'publish',
  at: '2026-11-21T10:31:49.157Z',
  rendered: 3,
  files: 128,
  times: { sync: 40, plan: 5, render: 12, release: 60 },
  live: true,
  ...changes,
});

export const outcomeOf = (released: boolean, summary: ReleaseSummary): PublishOutcome => ({
  released,
  release: summary,
  rendered: summary.rendered,
  times: summary.times,
});

export const liveStatus = (changes: Partial<PublisherStatus> = {}): PublisherStatus => ({
  state: 'live',
  release: release(),
  cmsRevision: '1a2b3c4d5e6f',
  held: [],
  warnings: [],
  picturesWaiting: 0,
  ...changes,
});

/** A place that is open on weekdays from nine to seven. */
export const formsOffer: Offer = {
  times: {
    timezone: 'America/Chicago',
    hours: [{ from: 'monday', to: 'friday', stretches: [{ opens: '09:00', closes: '19:00' }] }],
    exceptions: [{ date: '2026-11-26', stretches: [] }],
  },
  services: ['swedish1'],
  therapists: ['june1'],
};

/** A publisher that publishes nothing and remembers what it was asked. */
export class FakePublisher implements PublisherControl {
  readonly calls: unknown[] = [];
  readonly listeners = new Set<(event: PublisherEvent) => void>();
  state: PublisherStatus = liveStatus();
  kept: ReleaseSummary[] = [release(), release({ id: '20261120T080000000Z-00000000', live: false, cause: 'start' })];
  failures: RefusedPublish[] = [];
  /** Pages are what they were asked with. */
  readonly forms: FormsSite = {
    offer: () => formsOffer,
    page: async (path, form, locale) => Buffer.from(JSON.stringify({ path, locale, ...form })),
  };
  /** Nothing is live, and pages are what they were asked with. */
  readonly previews: PreviewSource = {
    live: () => new ContentGraph(snapshot()),
    version: () => this.state.release?.id,
    render: async (_graph, path, preview) => Buffer.from(JSON.stringify({ path, ...preview })),
    folders: () => ({ siteDir: '/nowhere', appDir: '/nowhere', media: '/nowhere' }),
  };
  /** What happens on a publish. */
  onPublish: (request: PublishRequest) => Promise<PublishOutcome> = async () => outcomeOf(true, release());

  publish(request: PublishRequest): Promise<PublishOutcome> {
    this.calls.push(['publish', request]);
    return this.onPublish(request);
  }

  status(): PublisherStatus {
    return this.state;
  }

  releases(): ReleaseSummary[] {
    return this.kept;
  }

  refused(): RefusedPublish[] {
    return this.failures;
  }

  addressOf(type: EntryType, id: string, locale = 'en'): string | undefined {
    return id === 'nowhere' ? undefined : `https://site.example/${type}/${id}/${locale}/`;
  }

  async activate(id: string): Promise<ReleaseSummary> {
    this.calls.push(['activate', id]);
    const found = this.kept.find((each) => each.id === id);
    if (!found) throw new UnknownRelease(`There is no release ${id}. See npm run site -- releases.`);
    return { ...found, live: true };
  }

  resume(): Promise<PublishOutcome> {
    this.calls.push(['resume']);
    return this.onPublish({ cause: 'manual' });
  }

  on(listener: (event: PublisherEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(event: PublisherEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  start(): void {
    this.calls.push(['start']);
  }

  async settled(): Promise<void> {
    this.calls.push(['settled']);
  }

  async stop(): Promise<void> {
    this.calls.push(['stop']);
  }
}

/** A log that keeps its lines. */
export function keptLog(level = 'debug'): { log: Log; lines: Record<string, unknown>[]; text(): string } {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level, to: { write: (line) => void lines.push(JSON.parse(line)) } });
  return { log, lines, text: () => JSON.stringify(lines) };
}

export interface RunningApi {
  origin: string;
  control: FakePublisher;
  lines: Record<string, unknown>[];
  logged(): string;
  stop(): Promise<void>;
}

/** The API on a free port, over a fake publisher. */
export async function startApi(options: Partial<ApiOptions> = {}, port = 0): Promise<RunningApi> {
  const control = new FakePublisher();
  const { log, lines, text } = keptLog();
  const app = await createApi(control, { hookSecrets: [secret], token, log, ...options });
  app.listen({ host: '127.0.0.1', port });
  await once(app.server, 'listening');
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
  return { origin: `http://127.0.0.1:${address.port}`, control, lines, logged: text, stop: () => app.close() };
}

export interface SignOptions {
  id?: string;
  secrets?: string[];
  at?: Date;
}

/** The headers of a signed call. */
export function signed(body: string, { id = 'msg_1', secrets = [secret], at = new Date() }: SignOptions = {}) {
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((each) => new Webhook(each).sign(id, at, body)).join(' '),
  };
}

export const bearer = { authorization: `Bearer ${token}` };
