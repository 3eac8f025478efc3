import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { assetsOf, hashOfApp, installApp, removeOldApps } from './compile.ts';

let folder: string;
let appDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-compile-'));
  appDir = join(folder, 'app');
  write('app/server/entry.mjs', 'export {}');
  write('app/client/_astro/a.css', 'a{}');
  write('app/client/favicon.svg', '<svg/>');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('the hash of an app', () => {
  test('is the same for the same files, wherever they are', async () => {
    const hash = await hashOfApp(appDir);
    expect(await hashOfApp(appDir)).toBe(hash);
    for (const [path, text] of [
      ['other/server/entry.mjs', 'export {}'],
      ['other/client/favicon.svg', '<svg/>'],
      ['other/client/_astro/a.css', 'a{}'],
    ] as const)
      write(path, text);
    expect(await hashOfApp(join(folder, 'other'))).toBe(hash);
  });

  test.each([
    ['a file changes', () => write('app/client/_astro/a.css', 'b{}')],
    ['a file comes', () => write('app/server/chunk.mjs', '')],
    ['a file goes', () => rmSync(join(folder, 'app/client/favicon.svg'))],
    [
      'a file is called otherwise',
      () => (rmSync(join(folder, 'app/client/favicon.svg')), write('app/client/icon.svg', '<svg/>')),
    ],
  ])('changes where %s', async (_name, change) => {
    const hash = await hashOfApp(appDir);
    change();
    expect(await hashOfApp(appDir)).not.toBe(hash);
  });
});

test('assets are the client’s files by their path on the site', async () => {
  expect(Object.fromEntries(await assetsOf(appDir))).toEqual({
    '/_astro/a.css': join(appDir, 'client/_astro/a.css'),
    '/favicon.svg': join(appDir, 'client/favicon.svg'),
  });
});

test('the folders that earlier processes compiled into go, and nothing else', async () => {
  for (const name of ['app.lk3j2h', 'app.next', 'other']) mkdirSync(join(folder, name));
  await removeOldApps(appDir);
  expect([readdirSync(folder).sort(), existsSync(join(appDir, 'server/entry.mjs'))]).toEqual([['app', 'other'], true]);
  await removeOldApps(join(folder, 'nowhere/app'));
});

describe('a compiled app', () => {
  test('takes the place of the one before, and leaves nothing beside it but itself', async () => {
    write('app.new/server/entry.mjs', 'export const other = 1');
    await installApp(join(folder, 'app.new'), appDir);
    expect(await hashOfApp(appDir)).toBe(await hashOfApp(join(folder, 'app.new')));
    expect(readdirSync(folder).sort()).toEqual(['app', 'app.new']);
  });

  test('that was being put in its place when the process ended leaves the one before', async () => {
    const hash = await hashOfApp(appDir);
    renameSync(appDir, `${appDir}.old`);
    write('app.next/server/entry.mjs', 'half');
    await removeOldApps(appDir);
    expect(readdirSync(folder)).toEqual(['app']);
    expect(await hashOfApp(appDir)).toBe(hash);
  });
});
