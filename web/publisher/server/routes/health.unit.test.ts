import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { HeldEntry } from '@kneadful/shared-types';
import { bearer, liveStatus, outcomeOf, release, type RunningApi, startApi } from '../fixtures.ts';

let api: RunningApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.stop());

async function get(path: string): Promise<[status: number, body: unknown]> {
  const response = await fetch(api.origin + path);
  return [response.status, await response.json()];
}

/** The publisher's own lines of `/metrics`, without what explains them. */
async function metrics(): Promise<string[]> {
  const response = await fetch(`${api.origin}/metrics`, { headers: bearer });
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return (await response.text()).split('\n').filter((line) => line.startsWith('kneadful_'));
}

test('the process lives, whatever the site does', async () => {
  api.control.state = liveStatus({ state: 'starting', release: undefined });
  expect(await get('/healthz')).toEqual([200, { ok: true }]);
});

test('it is ready once there is a release, and stays so when a later publish fails', async () => {
  api.control.state = liveStatus({ state: 'starting', release: undefined });
  expect(await get('/readyz')).toEqual([503, { error: 'Nothing is published yet.' }]);
  api.control.state = liveStatus();
  expect(await get('/readyz')).toEqual([200, { ok: true }]);
  api.control.state = liveStatus({ state: 'failed', problem: 'The CMS is away.' });
  expect(await get('/readyz')).toEqual([200, { ok: true }]);
});

test('publishes are counted by cause and result, with their steps and pages', async () => {
  const outcome = outcomeOf(true, release());
  api.control.tell({ kind: 'published', outcome, cause: 'publish' });
  api.control.tell({ kind: 'published', outcome, cause: 'publish' });
  api.control.tell({ kind: 'published', outcome: outcomeOf(false, release()), cause: 'start' });
  api.control.tell({ kind: 'failed', message: 'The CMS is away.', cause: 'poll' });
  const lines = await metrics();
  expect(lines.filter((line) => line.startsWith('kneadful_publishes_total'))).toEqual([
    'kneadful_publishes_total{cause="publish",result="released"} 2',
    'kneadful_publishes_total{cause="start",result="unchanged"} 1',
    'kneadful_publishes_total{cause="poll",result="failed"} 1',
  ]);
  expect(lines).toContain('kneadful_pages_rendered_total 6');
  expect(lines.filter((line) => /_step_seconds_(sum|count)/.test(line))).toEqual([
    'kneadful_publish_step_seconds_sum{step="sync"} 0.08',
    'kneadful_publish_step_seconds_count{step="sync"} 2',
    'kneadful_publish_step_seconds_sum{step="plan"} 0.01',
    'kneadful_publish_step_seconds_count{step="plan"} 2',
    'kneadful_publish_step_seconds_sum{step="render"} 0.024',
    'kneadful_publish_step_seconds_count{step="render"} 2',
    'kneadful_publish_step_seconds_sum{step="release"} 0.12',
    'kneadful_publish_step_seconds_count{step="release"} 2',
  ]);
});

test('what is so at the moment is read when it is asked for', async () => {
  const gauges = async () =>
    Object.fromEntries(
      (await metrics())
        .filter((line) => !line.startsWith('kneadful_publish'))
        .map((line) => line.split(' '))
        .map(([name, value]) => [name, Number(value)]),
    );
  expect(await gauges()).toEqual({
    kneadful_pages_rendered_total: 0,
    kneadful_behind_seconds: 0,
    kneadful_entries_held: 0,
    kneadful_releases: 2,
    kneadful_pictures_waiting: 0,
    kneadful_paused: 0,
  });
  const held: HeldEntry = {
    type: 'Technique',
    documentId: 'abc',
    locale: 'en',
    title: 'Cupping',
    reasons: [],
    live: true,
    adminUrl: 'http://localhost:1337/admin',
  };
  const behindSince = new Date(Date.now() - 60_000).toISOString();
  api.control.state = liveStatus({ state: 'paused', held: [held], picturesWaiting: 4, behindSince });
  const { kneadful_behind_seconds: behind, ...rest } = await gauges();
  expect(behind).toBeGreaterThanOrEqual(60);
  expect(rest).toEqual({
    kneadful_pages_rendered_total: 0,
    kneadful_entries_held: 1,
    kneadful_releases: 2,
    kneadful_pictures_waiting: 4,
    kneadful_paused: 1,
  });
});

test('two publishers in one process keep their numbers apart', async () => {
  const other = await startApi();
  other.control.tell({ kind: 'failed', message: 'The CMS is away.', cause: 'poll' });
  expect((await metrics()).filter((line) => line.includes('result="failed"'))).toEqual([]);
  await other.stop();
});
