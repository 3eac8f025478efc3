import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { HeldEntry } from '@kneadful/shared-types';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { freePort } from '../../../tests/support/ports.ts';
import { liveStatus, outcomeOf, release, type RunningApi, startApi } from '../server/fixtures.ts';
import { TestWorld } from './fixtures.ts';
import { localTime } from './text.ts';

let api: RunningApi;
let world: TestWorld;
beforeEach(async () => {
  api = await startApi();
  world = new TestWorld(api.origin);
});
afterEach(() => api.stop());

const [live, older] = ['20261121T103149157Z-1a2b3c4d', '20261120T080000000Z-00000000'];
const first = localTime('2026-11-21T10:31:49.157Z');
const held: HeldEntry = {
  type: 'Technique',
  documentId: 'abc',
  locale: 'en',
  title: 'Cupping',
  reasons: [{ field: 'picture.alternativeText', message: 'Describe the picture.' }],
  live: true,
  adminUrl: 'http://localhost:1337/admin/technique/abc',
};
const cupping = (seen: string) =>
  `Technique “Cupping” is not fit to be live. picture.alternativeText: Describe the picture. ${seen} Mend it at http://localhost:1337/admin/technique/abc`;

describe('status', () => {
  test('says what is live, and that it is what the CMS has', async () => {
    expect(await world.run('status')).toBe(0);
    expect(world.printed).toEqual([
      `Release ${live} is live: first at ${first} (publish), 128 files.`,
      'The site shows what the CMS has.',
    ]);
  });

  test('says what is wrong, since when, what is held, and where to mend it', async () => {
    const behindSince = '2026-11-21T11:00:00.000Z';
    api.control.state = liveStatus({
      ...{ state: 'failed', problem: 'The CMS at http://localhost:1337 cannot be reached.', behindSince },
      ...{ held: [held, { ...held, live: false }], warnings: ['A link leads nowhere.'], picturesWaiting: 1 },
    });
    await world.run('status');
    expect(world.printed).toEqual([
      `Release ${live} is live: first at ${first} (publish), 128 files.`,
      'The last publish was refused. The last release stays.',
      'The CMS at http://localhost:1337 cannot be reached.',
      `The site has been behind the CMS since ${localTime(behindSince)}.`,
      '1 picture still to be made smaller.',
      '',
      '2 entries are held:',
      `  ${cupping('Visitors see its last version.')}`,
      `  ${cupping('It is left out.')}`,
      '',
      '1 warning:',
      '  A link leads nowhere.',
    ]);
  });

  test.each([
    ['starting', 'The publisher has not looked at the CMS yet.'],
    ['publishing', 'A publish is under way.'],
    ['paused', 'Paused: an older release was made live, and new edits wait. To publish them: npm run site -- resume'],
  ] as const)('says that it is %s', async (state, sentence) => {
    api.control.state = liveStatus({ state, release: undefined });
    await world.run('status');
    expect(world.printed).toEqual(['Nothing is live yet.', sentence]);
  });

  test('is JSON for machines', async () => {
    await world.run('status', '--json');
    expect(world.printed.map((line) => JSON.parse(line))).toEqual([api.control.state]);
  });
});

describe('releases', () => {
  test('are a table with the live one ticked', async () => {
    api.control.kept[1] = release({ id: older, live: false, cause: 'start', rendered: 56, files: 9 });
    await world.run('releases');
    expect(world.printed).toEqual([
      '   release                       first live           cause    rendered  files   ms',
      `✔  ${live}  ${first}  publish         3    128  117`,
      `   ${older}  ${first}  start          56      9  117`,
    ]);
  });

  test('are JSON for machines', async () => {
    await world.run('releases', '--json');
    expect(world.printed.map((line) => JSON.parse(line))).toEqual([api.control.kept]);
  });

  test('are none before the first publish', async () => {
    api.control.kept = [];
    await world.run('releases');
    expect(world.printed).toEqual(['There is no release yet. Make one: npm run site -- publish']);
  });
});

describe('rollback', () => {
  test('makes a release live and says what to do next', async () => {
    expect(await world.run('rollback', older)).toBe(0);
    expect(api.control.calls).toEqual([['activate', older]]);
    expect(world.printed).toEqual([`Release ${older} is live. New edits wait until you say: npm run site -- resume`]);
    await world.run('rollback', older, '--json');
    expect(JSON.parse(world.printed[1]!)).toEqual({ ...api.control.kept[1], live: true });
  });

  test('of a release that is none says where to look', async () => {
    expect(await world.run('rollback', '../x')).toBe('There is no release ../x. See npm run site -- releases.');
  });
});

describe('publish', () => {
  const outcome = outcomeOf(true, release());
  const inSteps = () => {
    api.control.onPublish = async () => {
      for (const step of ['sync', 'plan', 'render'] as const) api.control.tell({ kind: 'step', step });
      api.control.tell({ kind: 'progress', done: 1, total: 3 });
      api.control.tell({ kind: 'progress', done: 3, total: 3 });
      api.control.tell({ kind: 'step', step: 'release' });
      api.control.tell({ kind: 'published', outcome, cause: 'publish' });
      // The answer must not overtake what was told.
      while (!world.reported.some((message) => 'end' in message && message.end === live)) await sleep(10);
      return outcome;
    };
  };

  test('by the publisher that runs tells its steps as they happen, and what came of them', async () => {
    inSteps();
    expect(await world.run('publish')).toBe(0);
    expect(world.reported).toEqual([
      { begin: 'Pulling the content' },
      { end: '' },
      { begin: 'Rendering the site' },
      { end: '3 pages and files' },
      { begin: 'Releasing' },
      { end: live },
      { done: live },
    ]);
    expect(api.control.calls).toEqual([['publish', { cause: 'manual' }]]);
    expect(world.own.calls).toEqual([]);
  });

  test('may render everything, build the app first, or go on after a rollback', async () => {
    await world.run('publish', '--full');
    await world.run('compile');
    await world.run('resume');
    expect(api.control.calls).toEqual([
      ['publish', { full: true, cause: 'manual' }],
      ['publish', { compile: true, cause: 'compile' }],
      ['resume'],
    ]);
  });

  test('is JSON for machines', async () => {
    await world.run('publish', '--json');
    expect(world.printed.map((line) => JSON.parse(line))).toEqual([outcome]);
  });

  test('warns of what is held', async () => {
    api.control.state = liveStatus({ held: [held], warnings: Array.from({ length: 11 }, (_, n) => `Link ${n}.`) });
    await world.run('publish');
    const warnings = world.reported.slice(0, -1);
    expect(warnings[0]).toEqual({ warn: cupping('Visitors see its last version.') });
    expect(warnings).toHaveLength(11);
    expect(warnings[10]).toEqual({ warn: 'And 2 more: npm run site -- status' });
  });

  test('that is refused says why', async () => {
    api.control.onPublish = () => Promise.reject(new Error('The CMS at http://localhost:1337 cannot be reached.'));
    expect(await world.run('publish')).toBe('The CMS at http://localhost:1337 cannot be reached.');
  });
});

describe('where no publisher runs', () => {
  beforeEach(async () => {
    world.url = `http://127.0.0.1:${await freePort()}`;
  });

  test('a command is carried out in its own process, which waits for what follows the release', async () => {
    world.own.onPublish = async () => {
      for (const step of ['sync', 'plan', 'render', 'plan', 'render', 'release'] as const)
        world.own.tell({ kind: 'step', step });
      const outcome = outcomeOf(true, release({ id: 'first' }));
      world.own.tell({ kind: 'published', outcome, cause: 'publish' });
      return outcome;
    };
    expect(await world.run('publish', '--full')).toBe(0);
    expect(world.own.calls).toEqual([['publish', { full: true, cause: 'manual' }], ['settled'], ['stop']]);
    expect(world.reported).toEqual([
      { begin: 'Pulling the content' },
      { end: '' },
      { begin: 'Rendering the site' },
      { end: '0 pages and files' },
      { begin: 'Releasing' },
      { end: 'first' },
      // Smaller pictures have made a newer release meanwhile.
      { done: live },
    ]);
    expect(world.own.listeners.size).toBe(0);
  });

  test('the status says so', async () => {
    await world.run('status');
    expect(world.printed[0]).toBe('No publisher is running. This is what the last one left. Start one: npm start');
    expect(world.own.calls).toEqual([['stop']]);
  });

  test('releases, rollback, resume and compile work too', async () => {
    await world.run('releases');
    await world.run('rollback', older);
    await world.run('resume');
    await world.run('compile');
    expect(world.own.calls).toEqual([
      ['stop'],
      ['activate', older],
      ['stop'],
      ['resume'],
      ['settled'],
      ['stop'],
      ['publish', { compile: true, cause: 'compile' }],
      ['settled'],
      ['stop'],
    ]);
  });

  test('a failure leaves it stopped', async () => {
    world.own.onPublish = () => Promise.reject(new Error('The CMS is away.'));
    await expect(world.run('publish')).rejects.toThrow(new Error('The CMS is away.'));
    expect(world.own.calls.at(-1)).toEqual(['stop']);
  });

  test('nor is a token set', async () => {
    world.url = api.origin;
    world.token = undefined;
    await world.run('releases');
    expect([world.own.calls, api.control.calls]).toEqual([[['stop']], []]);
  });
});

describe('a publisher that cannot be talked to', () => {
  let other: Listening | undefined;
  afterEach(async () => {
    await other?.stop();
    other = undefined;
  });

  test('since the token is another', async () => {
    world.token = 'another-token-altogether';
    expect(await world.run('status')).toBe(
      `The publisher at ${api.origin} refuses REBUILD_TOKEN. Set it to the token that the publisher was started with (see .env).`,
    );
    expect(world.own.calls).toEqual([]);
  });

  test.each([
    ['a page', 'text/html', '<h1>Hello</h1>'],
    ['other JSON', 'application/json', '{"state":"fine"}'],
  ])('since the address answers with %s', async (_what, type, body) => {
    other = await listen((_request, response) => response.setHeader('content-type', type).end(body));
    world.url = other.origin;
    expect(await world.run('status')).toBe(
      `What answers at ${other.origin} is not this publisher. Set PUBLISHER_URL to where it is.`,
    );
  });

  test('since its host is unknown', async () => {
    world.url = 'http://publisher.invalid:4322';
    expect(await world.run('status')).toMatch(
      /^The publisher at http:\/\/publisher\.invalid:4322 cannot be reached \(E[A-Z_]+\)\. Set PUBLISHER_URL to where it is\.$/,
    );
  });

  test('since it ends while it publishes', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/status') response.end(JSON.stringify(liveStatus()));
      else if (request.url === '/events') response.flushHeaders();
      else request.socket.destroy();
    });
    other = await listen(server);
    world.url = other.origin;
    expect(await world.run('publish')).toBe(
      `The publisher at ${other.origin} ended before it answered. Its log says why.`,
    );
  });

  test('below a path, behind a proxy', async () => {
    other = await listen((request, response) => {
      expect(request.url).toBe('/publisher/status');
      response.end(JSON.stringify(liveStatus()));
    });
    world.url = `${other.origin}/publisher/`;
    expect(await world.run('status')).toBe(0);
  });
});

describe('the command line', () => {
  const usage = [
    'Usage: npm run site -- <command>',
    '',
    '  status [--json]              say what is live, what is held, and what is wrong',
    '  releases [--json]            list the releases that can be gone back to',
    '  rollback <release> [--json]  make an older release live; new edits then wait for `resume`',
    '  resume [--json]              go on publishing after a rollback',
    '  publish [--full] [--json]    publish what the CMS has; --full renders every page',
    '  compile [--json]             build the app again from the code on disk and publish everything under it',
  ].join('\n');

  test('shows what there is where it is not understood, with code 2, and where it is asked for', async () => {
    expect([await world.run(), await world.run('deploy'), await world.run('toString')]).toEqual([2, 2, 2]);
    expect(world.complaints).toEqual([usage, usage, usage]);
    expect([await world.run('help'), await world.run('--help')]).toEqual([0, 0]);
    expect(world.printed).toEqual([usage, usage]);
  });

  test.each([
    [['rollback'], 'Which release? Usage: npm run site -- rollback <release> [--json]'],
    [['rollback', 'a', 'b'], 'What is “b”? Usage: npm run site -- rollback <release> [--json]'],
    [['publish', 'now'], 'What is “now”? Usage: npm run site -- publish [--full] [--json]'],
    [['status', '--full'], "Unknown option '--full'. Usage: npm run site -- status [--json]"],
  ])('%j says what is wrong with it', async (argv, sentence) => {
    expect(await world.run(...argv)).toBe(2);
    expect(world.complaints).toEqual([sentence]);
    expect(api.control.calls).toEqual([]);
  });
});

test('the stream of events is left when the command ends', async () => {
  const before = api.control.listeners.size;
  await world.run('publish');
  while (api.control.listeners.size > before) await sleep(10);
});
