import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signingSecret } from '../../../tests/support/build-hooks.ts';
import { TestCms } from '../../../tests/support/cms.ts';
import { freePort } from '../../../tests/support/ports.ts';
import { mediaFolder } from '../../publisher/pull.ts';
import { foldersIn } from '../support/commands.ts';
import { Newsroom } from '../support/edits/newsroom.ts';
import { payload, publishes, send, signed } from '../support/hook-calls.ts';
import { placeOf, type PublisherPlace, PublisherProcess } from '../support/publisher-process.ts';
import { folders as shared } from '../support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-hooks-'));
const folders = { ...foldersIn(folder), appDir: shared.appDir };
const current = join(folders.siteDir, 'current');
const secret = signingSecret();
let port: number;
let cms: TestCms;
let room: Newsroom;
let place: PublisherPlace;
let publisher: PublisherProcess;
let edition = 0;

const home = () => readFileSync(join(current, 'index.html'), 'utf8');

/** @returns words that the home page has from then on */
async function edit(): Promise<string> {
  const tagline = `Hands of day ${++edition}`;
  await room.publishSingle('studio', { tagline });
  return tagline;
}

/** Starts the publisher, in place of the one that runs. */
async function open(env: NodeJS.ProcessEnv = {}): Promise<void> {
  await publisher?.stop();
  const settings = { PUBLISHER_PORT: String(port), REBUILD_WEBHOOK_SECRET: secret, POLL_SECONDS: '3600', ...env };
  place = await placeOf(folders, cms, settings);
  publisher = new PublisherProcess(place);
  await publisher.until('it says what is live', () => publisher.messages.some((message) => 'done' in message));
}

const isLive = (words: string) => publisher.until('the edit is live', () => home().includes(words));

async function revision(): Promise<string> {
  const { data } = await cms.graphql('{ contentRevision { revision } }');
  return (data?.contentRevision as { revision: string }).revision;
}

beforeAll(async () => {
  cpSync(mediaFolder(shared), mediaFolder(folders), { recursive: true });
  port = await freePort();
  const publisherUrl = `http://127.0.0.1:${port}`;
  cms = await TestCms.start({ seed: true, env: { REBUILD_WEBHOOK_SECRET: secret, PUBLISHER_URL: publisherUrl } });
  room = new Newsroom(cms);
  await open();
}, 600_000);

afterAll(async () => {
  await publisher?.stop();
  await cms?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('the CMS’s hook', () => {
  test('makes an edit live without a look at the clock', async () => {
    await isLive(await edit());
    expect((await publisher.status('it is live', ({ state }) => state === 'live')).release?.cause).toBe('publish');
  }, 120_000);

  test('that is lost is made up for by the next look', async () => {
    // The CMS signs with another secret: its calls are refused.
    await open({ REBUILD_WEBHOOK_SECRET: signingSecret(), POLL_SECONDS: '0.5' });
    await isLive(await edit());
    expect((await publisher.status('it is live', ({ state }) => state === 'live')).release?.cause).toBe('poll');
    await open();
  }, 120_000);
});

describe('a call that is not what it seems', () => {
  let calls = 0;
  const call = (body: string, at?: Date) => signed(`test-${++calls}`, body, secret, at);
  /** What a call leads to that publishes nothing. */
  async function expectNothing(work: () => Promise<unknown>): Promise<void> {
    const before = await publishes(place);
    await work();
    expect(await publishes(place)).toEqual(before);
  }

  test('is answered twice and carried out once when it comes twice', async () => {
    await publisher.status('it is live', ({ state }) => state === 'live');
    // One that it does not know: it has to look.
    const hook = call(payload('a'.repeat(32)));
    const before = await publishes(place);
    const first = await send(place, hook);
    await publisher.until('it has looked', async () => (await publishes(place)).unchanged === before.unchanged! + 1);
    await expectNothing(async () => expect(await send(place, hook)).toEqual(first));
    expect(first).toEqual({ status: 202, body: { revision: 'a'.repeat(32) } });
  });

  test('starts nothing when it names what is live', async () => {
    const { release } = await publisher.status('it is live', ({ state }) => state === 'live');
    await expectNothing(async () => expect((await send(place, call(payload(await revision())))).status).toBe(202));
    expect((await publisher.status('it is live', ({ state }) => state === 'live')).release).toEqual(release);
  });

  test('does not bring an older revision back when it comes late', async () => {
    const old = await revision();
    const words = await edit();
    await isLive(words);
    expect((await send(place, call(payload(old)))).status).toBe(202);
    const status = await publisher.status(
      'it has looked',
      ({ state, behindSince }) => state === 'live' && !behindSince,
    );
    expect([status.cmsRevision, status.problem, home().includes(words)]).toEqual([await revision(), undefined, true]);
  }, 120_000);

  test('makes nothing of a revision that the CMS has never had', async () => {
    expect((await send(place, call(payload('f'.repeat(32))))).status).toBe(202);
    const status = await publisher.status(
      'it has looked',
      ({ state, behindSince }) => state === 'live' && !behindSince,
    );
    expect(status.cmsRevision).toBe(await revision());
  });

  test('is refused when another secret signed it', () =>
    expectNothing(async () => {
      expect(await send(place, signed('forged', payload('a'), signingSecret()))).toEqual({
        status: 401,
        body: { error: 'The signature does not fit. Sign with the publisher’s REBUILD_WEBHOOK_SECRET.' },
      });
    }));

  test('is refused when it was signed long ago', () =>
    expectNothing(async () => {
      const hook = call(payload('a'), new Date(Date.now() - 6 * 60_000));
      expect(await send(place, hook)).toEqual({
        status: 401,
        body: {
          error:
            'The webhook-timestamp is more than five minutes away from the publisher’s clock. Set both clocks right and sign again.',
        },
      });
    }));

  test('is refused when it is too large to be one', () =>
    expectNothing(async () => {
      expect(await send(place, call(payload('a'.repeat(70_000))))).toEqual({
        status: 413,
        body: { error: 'The body is larger than 64 KB.' },
      });
    }));
});

test('a thousand hooks in a second cost a handful of publishes, and lose no edit', async () => {
  await publisher.status('it is live', ({ state }) => state === 'live');
  const before = await publishes(place);
  const words = await edit();
  const body = payload(await revision());
  const hooks = Array.from({ length: 1000 }, (_, index) => signed(`flood-${index}`, body, secret));
  const codes = (await Promise.all(hooks.map((hook) => send(place, hook)))).map(({ status }) => status);
  expect(codes.filter((code) => code !== 202 && code !== 429)).toEqual([]);
  const accepted = codes.filter((code) => code === 202).length;
  expect(accepted).toBeGreaterThanOrEqual(100);
  await isLive(words);
  await publisher.status('it is at rest', ({ state, behindSince }) => state === 'live' && !behindSince);
  const after = await publishes(place);
  expect([after.released! - before.released!, after.failed! - before.failed!]).toEqual([1, 0]);
  // Calls that come while a look at the CMS waits to begin join it; each look that finds nothing is one question.
  expect(after.unchanged! - before.unchanged!).toBeLessThanOrEqual(accepted / 10);
}, 120_000);

describe('going back', () => {
  const pictures = () => [...home().matchAll(/\/media\/[\w.-]+/g)].map(([src]) => src);
  const isThere = (src: string) => existsSync(join(current, src));

  test('shows the older release with the assets of both; new edits wait, a restart too, until it is resumed', async () => {
    const api = await publisher.api();
    const [article] = (await room.list('article')).filter(({ isLive: live }) => live);
    const [old] = pictures();
    const before = (await api.status()).release!;
    const file = (await room.files()).find(({ name }) => name.startsWith('technique-'))!;
    const picture = { file: file.id, alternativeText: 'Another picture' };
    await room.editor.publish('article', article!.documentId, { picture });
    await isLive('Another picture');
    const newest = (await api.status()).release!;
    const fresh = pictures().filter((src) => !isThereBefore(src, before.id));

    expect(await api.activate(before.id)).toMatchObject({ id: before.id, live: true });
    expect(home()).not.toContain('Another picture');
    expect([old!, ...fresh].filter((src) => !isThere(src))).toEqual([]);

    const words = await edit();
    const waiting = await publisher.status('it has heard of the edit', ({ behindSince }) => behindSince !== undefined);
    expect([waiting.state, waiting.release?.id]).toEqual(['paused', before.id]);
    expect(home()).not.toContain(words);

    await open({ POLL_SECONDS: '0.2' });
    const again = await publisher.status('it is paused', ({ state }) => state === 'paused');
    expect([again.release?.id, home().includes(words)]).toEqual([before.id, false]);

    const reached = await publisher.api();
    expect((await reached.releases()).map(({ id, live }) => [id, live]).slice(0, 2)).toEqual([
      [newest.id, false],
      [before.id, true],
    ]);
    const outcome = await reached.resume(() => {});
    expect(outcome.released).toBe(true);
    expect(home()).toContain(words);
    expect(home()).toContain('Another picture');
    expect([...pictures(), old!, ...fresh].filter((src) => !isThere(src))).toEqual([]);
    expect((await publisher.status('it is live', ({ state }) => state === 'live')).behindSince).toBeUndefined();
  }, 240_000);

  /** Whether the release showed the picture, by its record. */
  const isThereBefore = (src: string, id: string) => existsSync(join(folders.siteDir, 'trees', id, src));

  test('to a release that is not kept says how to find one that is', async () => {
    const api = await publisher.api();
    await expect(api.activate('20200101T000000000Z-00000000')).rejects.toThrow(
      'There is no release 20200101T000000000Z-00000000. `npm run site -- releases` lists those that are kept.',
    );
  });
});
