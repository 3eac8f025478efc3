import { mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { createStaticServer } from '../static-server.ts';
import { ask, point, type RawAnswer, record, writeFileAt, writeTree } from './fixtures.ts';

const siteDir = mkdtempSync(join(tmpdir(), 'kneadful-swaps-'));
let site: Listening;

/** Every page of a release says its number, and pages of equal length are the hard case. */
const text = (page: string, number: number) => `<h1>${page} ${String(number).padStart(6, '0')}</h1>`;
const filesOf = (number: number) => ({
  'index.html': text('home', number),
  'guide/index.html': text('guide', number),
  '404.html': text('missing', number),
  // Even ones have a page that odd ones have a redirect for.
  [`${number % 2 ? 'old' : 'other'}/index.html`]: text('old', number),
  'release.json': record(String(number), number % 2 ? { '/old/': `/new-${number}/` } : {}),
});
const numberIn = ({ headers, body }: RawAnswer) =>
  Number(/\d+/.exec(headers.location ?? body.toString().slice(4))?.[0]);

/** As the publisher does it: the tree before the live one becomes the next release, then the link is swapped. */
function release(number: number): void {
  const tree = (each: number) => join(siteDir, 'trees', String(each));
  const next = `${tree(number)}.new`;
  if (number > 2) {
    renameSync(tree(number - 2), next);
    for (const file of Object.keys(filesOf(number - 2))) unlinkSync(join(next, file));
  }
  for (const [file, bytes] of Object.entries(filesOf(number))) writeFileAt(join(next, file), bytes);
  renameSync(next, tree(number));
  point(join(siteDir, 'current'), join('trees', String(number)));
}

beforeAll(async () => {
  writeTree(join(siteDir, 'trees/1'), filesOf(1));
  release(2);
  site = await listen(createStaticServer({ siteDir, base: '' }));
});
afterAll(async () => {
  await site.stop();
  rmSync(siteDir, { recursive: true });
});

test('while releases follow each other, each answer is of one that was live, and no 304 is wrong', async () => {
  let live = 2;
  let reading = true;
  let answers = 0;

  const read = async () => {
    const known = new Map<string, { etag: string; number: number }>();
    while (reading) {
      for (const path of ['/', '/guide/', '/old/', '/nothing/']) {
        const before = live;
        const held = known.get(path);
        const answer = await ask(site.origin, path, held && { 'if-none-match': held.etag });
        answers++;
        const number = answer.status === 304 ? held!.number : numberIn(answer);
        expect([path, number >= before, number <= live]).toEqual([path, true, true]);
        const { etag } = answer.headers;
        if (etag) known.set(path, { etag, number });
        if (path === '/old/') expect(answer.status).toBe(number % 2 ? 301 : 404);
        else expect(answer.status).toBe(path === '/nothing/' ? 404 : answer.status === 304 ? 304 : 200);
      }
    }
  };
  const readers = Promise.all(Array.from({ length: 4 }, read));
  while (live < 300) {
    live++;
    release(live);
    // Sometimes right after the one before, sometimes when somebody has read it.
    const enough = answers + (live % 4);
    while (answers < enough) await nextTurn();
  }
  reading = false;
  await readers;
  expect(answers).toBeGreaterThan(100);
  expect(readFileSync(join(siteDir, 'current/index.html'), 'utf8')).toBe(text('home', 300));
}, 60_000);
