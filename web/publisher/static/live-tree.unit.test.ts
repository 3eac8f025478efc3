import { mkdtempSync, rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { expectLive, fromLiveTree } from './live-tree.ts';

let siteDir: string;
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'kneadful-live-'));
});
afterEach(() => rmSync(siteDir, { recursive: true }));

const current = () => join(siteDir, 'current');

function swapTo(id: string): void {
  rmSync(current(), { force: true });
  symlinkSync(`trees/${id}`, current());
}

test('reads the tree that is live, by its own path', async () => {
  swapTo('one');
  expect(await fromLiveTree(siteDir, (tree) => Promise.resolve(tree))).toBe(join(siteDir, 'trees/one'));
});

test('reads nothing while nothing is published', async () => {
  expect(await fromLiveTree(siteDir, () => Promise.reject(new Error('Read.')))).toBeUndefined();
});

test('begins again where the tree was taken away while it was read', async () => {
  swapTo('one');
  const seen: string[] = [];
  const found = await fromLiveTree(siteDir, async (tree) => {
    seen.push(tree.slice(siteDir.length));
    if (seen.length === 1) swapTo('two');
    await expectLive(siteDir, tree);
    return tree;
  });
  expect([found, seen]).toEqual([join(siteDir, 'trees/two'), ['/trees/one', '/trees/two']]);
});

test('takes a file for missing where the tree is still the live one', async () => {
  swapTo('one');
  await expect(expectLive(siteDir, join(siteDir, 'trees/one'))).resolves.toBeUndefined();
});

test('hands on any other error', async () => {
  swapTo('one');
  await expect(fromLiveTree(siteDir, () => Promise.reject(new Error('The disk is broken.')))).rejects.toThrow(
    /^The disk is broken\.$/,
  );
});

test('gives up where the live tree changes under every look', async () => {
  swapTo('0');
  let looks = 0;
  const reading = fromLiveTree(siteDir, async (tree) => {
    swapTo(String(++looks));
    await expectLive(siteDir, tree);
  });
  await expect(reading).rejects.toThrow(/trees\/19 is not live any more\.$/);
  unlinkSync(current());
});
