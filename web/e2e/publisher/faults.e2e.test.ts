import { cpSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { PublisherStatus } from '@kneadful/shared-types';
import { TestCms } from '../../../tests/support/cms.ts';
import { mediaFolder } from '../../publisher/pull.ts';
import { foldersIn } from '../support/commands.ts';
import { differences } from '../support/compare-trees.ts';
import { editionName, editionsIn, isNamedRight } from '../support/editions.ts';
import { Newsroom } from '../support/edits/newsroom.ts';
import { type Fault, FaultyCms } from '../support/faulty-cms.ts';
import { openPublisher } from '../support/in-process-publisher.ts';
import { placeOf, PublisherProcess } from '../support/publisher-process.ts';
import { folders as shared } from '../support/site.ts';
import { SmallDisk } from '../support/small-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-faults-'));
let cms: TestCms;
let proxy: FaultyCms;
let room: Newsroom;
const started: PublisherProcess[] = [];
let edition = 0;

/** A publisher of its own below `siteDir`, with the sample content live. */
async function openSite(siteDir: string) {
  const folders = { ...foldersIn(folder), siteDir, appDir: shared.appDir };
  const place = await placeOf(folders, { url: proxy.url, token: cms.token });
  const publisher = new PublisherProcess(place);
  started.push(publisher);
  await publisher.status('it is live', ({ state, picturesWaiting }) => state === 'live' && picturesWaiting === 0);
  return {
    publisher,
    liveId: () => readlinkSync(join(siteDir, 'current')),
    home: () => readFileSync(join(siteDir, 'current/index.html'), 'utf8'),
  };
}

/** @returns words that the home page has from then on */
async function edit(): Promise<string> {
  const tagline = `Hands of day ${++edition}`;
  await room.publishSingle('studio', { tagline });
  return tagline;
}

beforeAll(async () => {
  cpSync(mediaFolder(shared), mediaFolder(foldersIn(folder)), { recursive: true });
  cms = await TestCms.start({ seed: true });
  room = new Newsroom(cms);
  proxy = await FaultyCms.start(cms.url);
}, 600_000);

afterAll(async () => {
  await Promise.all(started.map((publisher) => publisher.stop()));
  await Promise.all([proxy?.stop(), cms?.stop()]);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('while the CMS is not itself, the last release stays, status says why, and the next good answer heals', () => {
  let site: Awaited<ReturnType<typeof openSite>>;
  beforeAll(async () => {
    site = await openSite(join(folder, 'site'));
  }, 120_000);

  afterEach(async () => {
    proxy.fault = undefined;
    await proxy.comeBack();
    proxy.dropAll();
    await site.publisher.status('it is well again', ({ state }) => state === 'live');
  }, 120_000);

  async function expectRefusal(sentence: () => string): Promise<void> {
    const status = await site.publisher.status('the publish fails', ({ state }) => state === 'failed');
    expect(status.problem).toBe(sentence());
    expect(status.release?.live).toBe(true);
  }

  async function expectHealed(words: string): Promise<void> {
    await site.publisher.until('the edit is live', () => site.home().includes(words));
    const status = await site.publisher.status('it is well again', ({ state }) => state === 'live');
    expect([status.problem, status.behindSince]).toEqual([undefined, undefined]);
  }

  const notTheCms = () => `What answers at ${proxy.url} is not the CMS. Set CMS_URL to where it is.`;
  const away = () => `The CMS at ${proxy.url} cannot be reached. Start it, or set CMS_URL to where it is.`;
  const contradiction = (why: string) =>
    `The CMS at ${proxy.url} contradicts itself: ${why}. The last release stays; look at the CMS's log if this goes on.`;
  const json = (body: unknown): Fault => ({ kind: 'instead', type: 'application/json', body: JSON.stringify(body) });

  const faults: [string, Fault, () => string][] = [
    [
      'answers 500',
      { kind: 'status', status: 500 },
      () => `The CMS at ${proxy.url} could not answer: status 500. Its log says more.`,
    ],
    [
      'answers with a page of another program',
      { kind: 'instead', type: 'text/html', body: '<h1>Hello</h1>' },
      notTheCms,
    ],
    ['answers JSON that breaks off', { kind: 'instead', type: 'application/json', body: '{"data":{"conte' }, notTheCms],
    ['breaks its answers off', { kind: 'cut' }, away],
    ['answers JSON without data', json({}), notTheCms],
    ['answers data of null', json({ data: null }), notTheCms],
    ['answers data of another shape', json({ data: { contentRevision: { revision: 7 } } }), notTheCms],
    ['answers a list of nothing', json([]), notTheCms],
  ];

  test.each(faults)(
    'when it %s',
    async (_what, fault, sentence) => {
      const before = site.liveId();
      proxy.fault = fault;
      const words = await edit();
      await expectRefusal(sentence);
      expect(site.liveId()).toBe(before);
      proxy.fault = undefined;
      await expectHealed(words);
    },
    120_000,
  );

  test('when it is gone', async () => {
    const before = site.liveId();
    await proxy.leave();
    const words = await edit();
    await expectRefusal(away);
    expect(site.liveId()).toBe(before);
    await proxy.comeBack();
    await expectHealed(words);
  }, 120_000);

  test('when it hangs, and then lets go', async () => {
    const before = site.liveId();
    proxy.fault = { kind: 'hang' };
    proxy.spoilt = 0;
    const words = await edit();
    await site.publisher.until('it asks', () => proxy.spoilt > 0);
    expect(site.liveId()).toBe(before);
    proxy.dropAll();
    await expectRefusal(away);
    expect(site.liveId()).toBe(before);
    proxy.fault = undefined;
    await expectHealed(words);
  }, 120_000);

  test('when it is slow, which takes longer and changes nothing else', async () => {
    proxy.fault = { kind: 'slow', milliseconds: 400 };
    await expectHealed(await edit());
    proxy.fault = undefined;
  }, 120_000);

  const emptied = (list: string): Fault => ({
    kind: 'changed',
    change(data) {
      if (Array.isArray(data[list])) data[list] = [];
    },
  });

  test('when it has lost its studio', async () => {
    const before = site.liveId();
    proxy.fault = {
      kind: 'changed',
      change(data) {
        if ('studio' in data) data.studio = null;
      },
    };
    const words = await edit();
    await expectRefusal(() => contradiction('it does not answer 1 of type studio that it lists'));
    expect(site.liveId()).toBe(before);
    proxy.fault = undefined;
    await expectHealed(words);
  }, 120_000);

  test.each([
    ['techniques', 'it does not answer 1 of type technique that it lists'],
    ['contentManifest', 'its list of type technique does not agree with its sums'],
  ])(
    'when it answers an empty list of %s',
    async (list, why) => {
      const before = site.liveId();
      const [technique] = (await room.list('technique')).filter(({ isLive }) => isLive);
      proxy.fault = emptied(list);
      const name = `Strokes of day ${++edition}`;
      await room.editor.publish('technique', technique!.documentId, { name });
      await expectRefusal(() => contradiction(why));
      expect(site.liveId()).toBe(before);
      proxy.fault = undefined;
      const page = () => readFileSync(join(folder, 'site/current/techniques/index.html'), 'utf8');
      await site.publisher.until('the edit is live', () => page().includes(name));
      const status = await site.publisher.status('it is well again', ({ state }) => state === 'live');
      expect(status.problem).toBeUndefined();
    },
    120_000,
  );

  test('when it lists pictures that it cannot give, they are missing from what is new and nowhere else', async () => {
    const [technique] = (await room.list('technique')).filter(({ isLive }) => isLive);
    await site.publisher.status('it is at rest', ({ state }) => state === 'live');
    const id = await room.editor.upload('new.png', pixel);
    proxy.fault = { kind: 'changed', change() {} };
    const fields = { picture: { file: id, alternativeText: 'A new picture' } };
    const [file] = (await room.files()).filter((candidate) => candidate.id === id);
    rmSync(join(cms.folder, 'public', (file as unknown as { url: string }).url));
    proxy.fault = undefined;
    await room.editor.publish('technique', technique!.documentId, fields);
    const held = await site.publisher.status('it is held', (status) => status.held.length > 0);
    expect(held.held.map(({ title, live, reasons }) => ({ title, live, reasons }))).toEqual([
      {
        title: expect.any(String),
        live: true,
        reasons: [
          {
            field: '',
            message: 'A picture of it cannot be fetched from the media library. Upload it again.',
          },
        ],
      },
    ]);
    const form = new FormData();
    form.set('fileInfo', JSON.stringify({ name: 'new.png' }));
    form.set('files', new Blob([new Uint8Array(pixel)], { type: 'image/png' }), 'new.png');
    expect((await cms.admin('POST', `/upload?id=${id}`, form)).status).toBe(200);
    const status = await site.publisher.status(
      'it is mended',
      ({ state, held }) => state === 'live' && held.length === 0,
    );
    expect(status.problem).toBeUndefined();
    expect(readFileSync(join(folder, 'site/current/techniques/index.html'), 'utf8')).toContain('A new picture');
  }, 120_000);
});

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

describe('on a disk that is full', () => {
  const siteDir = join(folder, 'disk');
  mkdirSync(siteDir);
  const disk = SmallDisk.mount(siteDir, 96);
  afterAll(async () => {
    await Promise.all(started.map((publisher) => publisher.stop()));
    disk?.unmount();
  }, 60_000);
  const testOnDisk = disk ? test : test.skip;

  testOnDisk(
    'a publish fails wherever the room ends, what is live stays, and room heals',
    async () => {
      const site = await openSite(siteDir);
      const current = join(siteDir, 'current');
      const full = `There is no room left on the disk of ${siteDir}. Make room; what is live stays, and the publisher tries again by itself.`;
      let failures = 0;
      for (const left of [0, 16, 64, 256, 512, 1024, 1536, 2048, 3072]) {
        const before = editionsIn(current);
        disk!.fill(left * 1024);
        await room.publishSingle('studio', { name: editionName(++edition) });
        const isDone = ({ state }: PublisherStatus) => state === 'failed' || editionsIn(current)[0] === edition;
        const { problem } = await site.publisher.status('the publish ends', isDone);
        // With more room it gets further, and with enough of it to the end.
        expect([problem, editionsIn(current)]).toEqual(problem ? [full, before] : [undefined, [edition]]);
        expect(isNamedRight(current)).toBe(true);
        if (problem) failures += 1;
        disk!.makeRoom();
        await site.publisher.until('the edit is live', () => editionsIn(current)[0] === edition);
        const after = await site.publisher.status('it is well again', ({ state }) => state === 'live');
        expect([after.problem, editionsIn(current)]).toEqual([undefined, [edition]]);
      }
      expect(failures).toBeGreaterThanOrEqual(3);

      const freshDir = join(folder, 'fresh');
      const fresh = await openPublisher({ ...foldersIn(folder), siteDir: freshDir, appDir: shared.appDir }, cms);
      await fresh.publish({ cause: 'start' });
      expect(differences(current, join(freshDir, 'current'), (file) => file === 'release.json')).toEqual([]);
      await fresh.stop();
    },
    300_000,
  );
});
