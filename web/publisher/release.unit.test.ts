import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { release, type ReleaseParts } from './release.ts';

let folder: string;
let siteDir: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-release-'));
  siteDir = join(folder, 'site');
  mkdirSync(join(folder, 'assets/_astro'), { recursive: true });
  writeFileSync(join(folder, 'assets/_astro/style.css'), 'a{}');
  writeFileSync(join(folder, 'drawing.webp'), 'picture');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const page = (path: string, body = path) => ({ path, body: new TextEncoder().encode(body) });
const parts = (changes: Partial<ReleaseParts> = {}): ReleaseParts => ({
  pages: [page('/'), page('/guide/'), page('/404.html'), page('/sitemap.xml')],
  assets: join(folder, 'assets'),
  media: [{ src: '/media/abc.webp', file: join(folder, 'drawing.webp') }],
  redirects: { '/old/': '/guide/' },
  revision: 'abcdefgh-and-more',
  ...changes,
});
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const releases = () => readdirSync(join(siteDir, 'releases')).sort();
const live = () => readlinkSync(join(siteDir, 'current'));
const read = (path: string) => readFileSync(join(siteDir, 'current', path), 'utf8');

describe('a release', () => {
  test('is named by its moment and its revision', async () => {
    expect(await release(siteDir, parts(), at(7))).toBe('20260101T120007000Z-abcdefgh');
  });

  test('holds pages, assets, media and a record of itself', async () => {
    const id = await release(siteDir, parts(), at(0));
    expect(
      ['index.html', 'guide/index.html', '404.html', 'sitemap.xml', '_astro/style.css', 'media/abc.webp'].map(read),
    ).toEqual(['/', '/guide/', '/404.html', '/sitemap.xml', 'a{}', 'picture']);
    expect(JSON.parse(read('release.json'))).toEqual({
      id,
      revision: 'abcdefgh-and-more',
      redirects: { '/old/': '/guide/' },
    });
  });

  test('becomes the live one by a relative link, so that the folder can be mounted elsewhere', async () => {
    const first = await release(siteDir, parts(), at(0));
    expect(live()).toBe(join('releases', first));
    const second = await release(siteDir, parts({ pages: [page('/', 'new')] }), at(1));
    expect([live(), read('index.html')]).toEqual([join('releases', second), 'new']);
    expect(lstatSync(join(siteDir, 'current')).isSymbolicLink()).toBe(true);
  });

  test('takes the place of a link that a killed process left half-way', async () => {
    mkdirSync(siteDir);
    symlinkSync('nowhere', join(siteDir, 'current.new'));
    const id = await release(siteDir, parts(), at(0));
    expect([live(), existsSync(join(siteDir, 'current.new'))]).toEqual([join('releases', id), false]);
  });
});

describe('a release that fails half-way', () => {
  test('leaves the live one as it is, and nothing of itself', async () => {
    const first = await release(siteDir, parts(), at(0));
    const lost = [{ src: '/media/lost.webp', file: join(folder, 'lost.webp') }];
    await expect(release(siteDir, parts({ media: lost, pages: [page('/', 'new')] }), at(1))).rejects.toThrow(
      /ENOENT.*lost\.webp/,
    );
    expect([live(), read('index.html'), releases()]).toEqual([join('releases', first), '/', [first]]);
  });

  test('leaves nothing to serve where nothing was live', async () => {
    await expect(release(siteDir, parts({ assets: join(folder, 'nowhere') }), at(0))).rejects.toThrow(
      /ENOENT.*nowhere/,
    );
    expect([existsSync(join(siteDir, 'current')), releases()]).toEqual([false, []]);
  });
});

describe('old releases', () => {
  test('are kept to three, the live one among them', async () => {
    const ids: string[] = [];
    for (const second of [0, 1, 2, 3, 4]) ids.push(await release(siteDir, parts(), at(second)));
    expect(releases()).toEqual(ids.slice(2));
  });

  test('do not include the live one, however old it is', async () => {
    const ids: string[] = [];
    for (const second of [10, 11, 12]) ids.push(await release(siteDir, parts(), at(second)));
    // A clock that was set back: the newest release sorts before the others.
    const early = await release(siteDir, parts(), at(0));
    expect([live(), releases()]).toEqual([join('releases', early), [early, ...ids]]);
  });

  test('stay when somebody points the link at one by hand', async () => {
    const ids: string[] = [];
    for (const second of [0, 1, 2]) ids.push(await release(siteDir, parts(), at(second)));
    unlinkSync(join(siteDir, 'current'));
    symlinkSync(join('releases', ids[0] ?? ''), join(siteDir, 'current'));
    const next = await release(siteDir, parts(), at(3));
    expect([live(), releases()]).toEqual([join('releases', next), [...ids.slice(1), next]]);
  });
});
