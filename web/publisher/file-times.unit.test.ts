import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { release } from './release.ts';
import { timeOf } from './file-times.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-times-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const assets = join(folder, 'assets');
mkdirSync(join(assets, '_astro'), { recursive: true });
writeFileSync(join(assets, '_astro/app.css'), 'a{}');
writeFileSync(join(folder, 'picture'), 'png');

const siteDir = join(folder, 'site');
const releasePage = (html: string, at: string) =>
  release(
    siteDir,
    {
      pages: [{ path: '/', body: Buffer.from(html) }],
      assets,
      media: [{ src: '/media/a.png', file: join(folder, 'picture') }],
      redirects: {},
      revision: 'r',
    },
    new Date(at),
  );
const timeIn = (file: string) => statSync(join(siteDir, 'current', file)).mtimeMs;

test('a released file’s time follows from its bytes alone', async () => {
  await releasePage('one', '2026-01-01');
  const first = ['index.html', '_astro/app.css', 'media/a.png'].map(timeIn);
  await releasePage('two', '2026-01-02');
  expect(timeIn('index.html')).not.toBe(first[0]);
  expect(['_astro/app.css', 'media/a.png'].map(timeIn)).toEqual(first.slice(1));
  await releasePage('one', '2026-01-03');
  expect(timeIn('index.html')).toBe(first[0]);
});

test('two texts of one length never share a second here, and every time is past and is one to Caddy', () => {
  const times = Array.from({ length: 2000 }, (_, number) => timeOf(Buffer.from(String(number).padStart(4, '0'))));
  expect(new Set(times.map(Math.floor)).size).toBe(2000);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...times)).toBeLessThan(1_600_000_001);
});
