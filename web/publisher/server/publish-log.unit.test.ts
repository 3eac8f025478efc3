import { expect, test } from '@jest/globals';
import { FakePublisher, keptLog, outcomeOf, release } from './fixtures.ts';
import { logPublishes } from './publish-log.ts';

function logged(level: string) {
  const control = new FakePublisher();
  const { log, lines } = keptLog(level);
  logPublishes(control, log);
  const withoutTime = () => lines.map(({ time, ...line }) => (expect(time).toMatch(/^\d{4}-.*Z$/), line));
  return { control, lines: withoutTime };
}

test('one line for each publish: cause, revision, release, pages, milliseconds by step, what is held', () => {
  const { control, lines } = logged('info');
  control.tell({ kind: 'step', step: 'sync' });
  control.tell({ kind: 'published', outcome: outcomeOf(true, release()), cause: 'publish' });
  control.tell({ kind: 'published', outcome: outcomeOf(false, release()), cause: 'publish' });
  expect(lines()).toEqual([
    {
      level: 'info',
      msg: 'published',
      cause: 'publish',
      revision: '1a2b3c4d5e6f',
      release: '20261121T103149157Z-1a2b3c4d',
      rendered: 3,
      files: 128,
      ms: { sync: 40, plan: 5, render: 12, release: 60 },
      held: 0,
    },
  ]);
});

test('a failure is a line once for each reason, until something is published', () => {
  const { control, lines } = logged('info');
  const fail = (message: string) => control.tell({ kind: 'failed', message, cause: 'poll' });
  fail('The CMS is away.');
  fail('The CMS is away.');
  fail('The disk is full.');
  control.tell({ kind: 'published', outcome: outcomeOf(false, release()), cause: 'publish' });
  fail('The disk is full.');
  expect(lines()).toEqual(
    ['The CMS is away.', 'The disk is full.', 'The disk is full.'].map((msg) => ({
      level: 'error',
      msg,
      cause: 'poll',
    })),
  );
});
