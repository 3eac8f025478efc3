import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SamplesRemoved } from '@kneadful/shared-types';
import { Editor } from '../../tests/support/editor.ts';
import { Desk } from './support/desk.ts';
import { attributes, parseHtml, texts } from './support/document.ts';
import { folders } from './support/site.ts';

const siteOrigin = 'http://localhost:4321';

let desk: Desk;
let editor: Editor;

beforeAll(async () => {
  desk = await Desk.open(folders);
  editor = new Editor(desk.cms);
}, 240_000);
afterAll(() => desk?.close(), 60_000);

const live = () => join(desk.folders.siteDir, 'current');
const pages = () =>
  readdirSync(live(), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('index.html'))
    .map((path) => `/${path.slice(0, -'index.html'.length)}`);
const page = (path: string) => parseHtml(readFileSync(join(live(), path, 'index.html'), 'utf8'));

test('without the samples the site still stands: what is the studio’s own is there, nothing is held, and no link leads nowhere', async () => {
  const own = await editor.createAndPublish('page', {
    title: 'Our own page',
    slug: 'our-own-page',
    summary: 'What we wrote ourselves.',
  });
  const { body } = await desk.cms.admin<{ data: SamplesRemoved }>('POST', '/desk/your-studio/samples/removal', {
    word: 'remove',
  });
  expect(body.data.entries).toBeGreaterThan(90);
  await desk.publisher.status('the samples are gone', ({ state }) => state === 'live' && !pages().includes('/about/'));
  const api = await desk.publisher.api();
  await api.publish({ full: true }, () => {});
  const { held } = await desk.publisher.status('everything is rendered', ({ state }) => state === 'live');
  expect(held).toEqual([]);

  expect(own.documentId).toBeDefined();
  expect(texts(page('/our-own-page/'), 'h1')).toEqual(['Our own page']);
  expect(pages()).toEqual(expect.arrayContaining(['/', '/es/', '/guide/', '/services/', '/contact/', '/book/']));
  expect(pages().filter((path) => /^\/(es\/)?(techniques|services|therapists|conditions)\/./.test(path))).toEqual([]);
  const there = new Set(pages());
  const found = pages().map((path) => {
    const links = attributes(page(path), 'a[href]', 'href')
      .map((href) => new URL(href, siteOrigin + path))
      .filter(({ origin, pathname }) => origin === siteOrigin && pathname.endsWith('/'))
      .map(({ pathname }) => decodeURIComponent(pathname));
    return { path, notices: texts(page(path), '.demo'), broken: links.filter((link) => !there.has(link)) };
  });
  expect(found).toEqual(pages().map((path) => ({ path, notices: [], broken: [] })));
}, 240_000);
