import { expect, test } from '@jest/globals';
import { createLog, readable } from './log.ts';

function logWith(level = 'info') {
  const lines: string[] = [];
  return { lines, log: createLog({ level, to: { write: (line) => void lines.push(line) } }) };
}

test('a line is JSON with its time, its level by name and what belongs to it', () => {
  const { log, lines } = logWith();
  log.info({ cause: 'publish' }, 'published');
  log.debug('not at this level');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/), cause: 'publish', msg: 'published' },
  ]);
});

test('what could hold a secret or a person is left out', () => {
  const { log, lines } = logWith();
  log.info({ authorization: 'Bearer s3cret', token: 's3cret', body: 's3cret', headers: { a: 's3cret' } }, 'one');
  log.info({ request: { headers: { authorization: 's3cret' }, body: 's3cret' } }, 'two');
  const error = Object.assign(new Error('The CMS is away.'), { request: { headers: { authorization: 's3cret' } } });
  log.error({ err: error }, 'three');
  expect(lines.join('')).not.toContain('s3cret');
  expect(JSON.parse(lines[2]!).err).toEqual({ name: 'Error', message: 'The CMS is away.', stack: error.stack });
});

test('a terminal gets a line for people', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', to: readable((line) => lines.push(line)) });
  log.info({ rendered: 3, ms: { sync: 4 } }, 'published');
  log.warn('REBUILD_TOKEN is not set.');
  log.error({ err: Object.assign(new Error('x'), { stack: 'Error: x\n    at y' }) }, 'It broke.');
  expect(lines.map((line) => line.replace(/^\d\d:\d\d:\d\d /, ''))).toEqual([
    'published rendered=3 ms={"sync":4}',
    'warn: REBUILD_TOKEN is not set.',
    'error: It broke.\nError: x\n    at y',
  ]);
});
