import { describe, expect, test } from '@jest/globals';
import type { BuildHook, HookMessage } from './hook';
import { nextStep, type QuietPeriod } from './plan';
import type { HookTimes } from './times';

const times: HookTimes = { quiet: 10, longest: 60, firstRetry: 5, giveUp: 1000, timeout: 10, lease: 30 };
const now = 10_000;
const message: HookMessage = { id: 'msg_1', revision: 'new', cause: 'publish', changed: [], since: now - 100 };
const hook = (state: Partial<BuildHook> = {}): BuildHook => ({
  id: 1,
  documentId: 'a',
  name: 'Target',
  hookKind: 'publisher',
  url: '',
  secret: null,
  enabled: true,
  provisionedAs: null,
  acknowledgedRevision: 'old',
  message: null,
  attempts: 0,
  nextTry: 0,
  gaveUp: false,
  noticedRevision: null,
  quietSince: 0,
  waitingSince: 0,
  leaseEnds: 0,
  leaseOwner: '',
  lastAnswer: null,
  ...state,
});
const step = (state: Partial<BuildHook>) => nextStep(hook(state), 'new', now, times);
const failedAgo = (ms: number) => ({ at: new Date(now - ms).toISOString(), status: 500 });

describe('The publisher’s hook', () => {
  test('is called at once when it is behind, and at first', () => {
    expect(step({})).toEqual({ do: 'call' });
    expect(step({ acknowledgedRevision: null })).toEqual({ do: 'call' });
  });

  test('is left alone when it has what the CMS has, or is switched off', () => {
    expect(step({ acknowledgedRevision: 'new' })).toEqual({ do: 'nothing' });
    expect(step({ enabled: false })).toEqual({ do: 'nothing' });
  });

  test('forgets an undelivered message of what it knows: somebody sent it by hand', () => {
    expect(step({ acknowledgedRevision: 'new', message, attempts: 2 })).toEqual({ do: 'forget' });
    expect(step({ acknowledgedRevision: 'new', message, leaseEnds: now + 5 })).toEqual({ do: 'wait', until: now + 5 });
  });

  test('is told again when the content has gone back to what it knows, after a message whose answer was lost', () => {
    const lost = { acknowledgedRevision: 'new', message: { ...message, revision: 'between' }, attempts: 2 };
    expect(step({ ...lost, lastAnswer: failedAgo(2000) })).toEqual({ do: 'call' });
  });

  test('waits while somebody holds the lease, and is called when it has ended', () => {
    const claimed = { message, attempts: 1, nextTry: now + 30, leaseEnds: now + 30 };
    expect(step(claimed)).toEqual({ do: 'wait', until: now + 30 });
    expect(nextStep(hook(claimed), 'new', now + 30, times)).toEqual({ do: 'call' });
  });

  test('waits for its next try, and forever once the message was given up', () => {
    expect(step({ message, attempts: 3, nextTry: now + 7, lastAnswer: failedAgo(3) })).toEqual({
      do: 'wait',
      until: now + 7,
    });
    expect(step({ message, attempts: 9, gaveUp: true, lastAnswer: failedAgo(3) })).toEqual({ do: 'nothing' });
  });

  test('is told something newer a second after a failure, whatever was planned for the older', () => {
    const older = { message: { ...message, revision: 'older' }, attempts: 9, nextTry: now + 9000 };
    expect(step({ ...older, lastAnswer: failedAgo(400) })).toEqual({ do: 'wait', until: now + 600 });
    expect(step({ ...older, gaveUp: true, lastAnswer: failedAgo(2000) })).toEqual({ do: 'call' });
  });
});

describe('A third party’s hook', () => {
  const third = (state: Partial<BuildHook>) => step({ hookKind: 'generic', ...state });

  test('waits until edits pause', () => {
    const notice: QuietPeriod = { noticedRevision: 'new', quietSince: now, waitingSince: now };
    expect(third({ noticedRevision: 'old' })).toEqual({ do: 'wait', until: now + 10, notice });
    expect(third({ ...notice, quietSince: now - 9 })).toEqual({ do: 'wait', until: now + 1 });
    expect(third({ ...notice, quietSince: now - 10 })).toEqual({ do: 'call' });
  });

  test('begins to wait anew with each edit, and is called after the longest wait', () => {
    const editing = { noticedRevision: 'older', quietSince: now - 3 };
    expect(third({ ...editing, waitingSince: now - 20 })).toEqual({
      do: 'wait',
      until: now + 10,
      notice: { noticedRevision: 'new', quietSince: now, waitingSince: now - 20 },
    });
    expect(third({ ...editing, waitingSince: now - 55 })).toMatchObject({ do: 'wait', until: now + 5 });
    expect(third({ ...editing, waitingSince: now - 60 })).toEqual({ do: 'call' });
  });

  test('notes an edit down that comes during a call', () => {
    expect(third({ noticedRevision: 'older', leaseEnds: now + 30 })).toEqual({
      do: 'wait',
      until: now + 30,
      notice: { noticedRevision: 'new', quietSince: now, waitingSince: now },
    });
  });
});
