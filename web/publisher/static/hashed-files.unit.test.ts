import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { timeOf } from '../file-times.ts';
import { HashedFiles } from './hashed-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-hashed-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** A file as a release has it. */
function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  utimesSync(file, timeOf(sha(text)), timeOf(sha(text)));
  return file;
}

async function read(files: HashedFiles, path: string): Promise<[string, string] | undefined> {
  const file = await files.open(path);
  if (!file) return undefined;
  try {
    return [file.hash, (await file.bytes()).toString()];
  } finally {
    await file.close();
  }
}

test('gives a file with the hash of its bytes, the first time and later', async () => {
  const files = new HashedFiles();
  const page = write('page.html', 'one');
  expect(await read(files, page)).toEqual([sha('one'), 'one']);
  expect(await read(files, page)).toEqual([sha('one'), 'one']);
});

test('notices another file of the same size at the same place, even with the same number', async () => {
  const files = new HashedFiles();
  const page = write('page.html', 'one');
  await read(files, page);
  // The same inode, as a file system gives it to the next file.
  write('page.html', 'two');
  expect(await read(files, page)).toEqual([sha('two'), 'two']);
  write('next.html', 'six');
  renameSync(join(folder, 'next.html'), page);
  expect(await read(files, page)).toEqual([sha('six'), 'six']);
});

test('knows a file by every name it has', async () => {
  const files = new HashedFiles();
  const blob = write('blob', 'one');
  linkSync(blob, join(folder, 'page.html'));
  expect([await read(files, blob), await read(files, join(folder, 'page.html'))]).toEqual(
    Array(2).fill([sha('one'), 'one']),
  );
});

test('forgets the oldest where it may remember no more, and hashes it again', async () => {
  const files = new HashedFiles(1);
  const [one, two] = [write('1', 'one'), write('2', 'two')];
  for (const file of [one, two, one, two])
    expect(await read(files, file)).toEqual(file === one ? [sha('one'), 'one'] : [sha('two'), 'two']);
});

test.each(['nothing', 'folder', 'file/below', 'long'.repeat(100)])('has no file at %s', async (name) => {
  write('file', 'one');
  mkdirSync(join(folder, 'folder'));
  expect(await read(new HashedFiles(), join(folder, name))).toBeUndefined();
});
