import { expect, test } from '@jest/globals';
import type { CmsClient } from '../src/cms/client.ts';
import { follow, type Reached } from './follow.ts';

/** Follows a CMS that has these revisions one after the other, then goes away. */
async function changesFor(revisions: (string | Error)[], expires: (revision: string) => number = () => Infinity) {
  const stop = new AbortController();
  const log: string[] = [];
  let now = '';
  const query = async () => {
    const next = revisions.shift();
    if (next === undefined) stop.abort();
    if (next instanceof Error) throw next;
    now = next ?? now;
    const files = { count: 0, newest: '0', updatedSum: '0' };
    return { contentRevision: { revision: now, defaultLocale: 'en', locales: ['en'], types: [], files } };
  };
  const change = async (): Promise<Reached> => {
    log.push(now);
    return { revision: now, expires: expires(now) };
  };
  const options = {
    pollSeconds: 0.001,
    progress: { fail: (message: string) => log.push(message) },
    signal: stop.signal,
  };
  await expect(follow({ query } as unknown as CmsClient, change, options)).rejects.toThrow('The operation was aborted');
  return log;
}

test('changes once for every new revision', async () => {
  expect(await changesFor(['a', 'a', 'b', 'b', 'a'])).toEqual(['a', 'b', 'a']);
});

test('changes again when what was made has expired', async () => {
  let times = 0;
  expect(await changesFor(['a', 'a', 'a', 'a'], () => (++times === 1 ? Date.now() : Infinity))).toEqual(['a', 'a']);
});

test('says once why it cannot go on, and goes on when it can', async () => {
  const away = new Error('The CMS at http://localhost:1 cannot be reached.');
  expect(await changesFor(['a', away, away, 'b', away])).toEqual(['a', away.message, 'b', away.message]);
});
