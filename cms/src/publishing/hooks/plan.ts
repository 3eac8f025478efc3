import type { BuildHook } from './hook';
import { type HookTimes, restAfterFailure } from './times';

/** What is to be done about one hook. */
export type Step =
  | { do: 'nothing' }
  /** It has what the CMS has: forget what it was to be told. */
  | { do: 'forget' }
  | { do: 'call' }
  /** Look again at `until`; and note down that something changed, where `notice` says so. */
  | { do: 'wait'; until: number; notice?: QuietPeriod };

export type QuietPeriod = Pick<BuildHook, 'noticedRevision' | 'quietSince' | 'waitingSince'>;

/** Decides from the hook's row and the CMS's revision alone, so that a restart or a second CMS decides the same. */
export function nextStep(hook: BuildHook, revision: string, now: number, times: HookTimes): Step {
  if (!hook.enabled) return { do: 'nothing' };
  const isLeased = hook.leaseEnds > now;
  // One that was not acknowledged may have been carried out all the same: then the target has to be told again.
  const isUnsure = hook.message !== null && hook.message.revision !== revision;
  if (hook.acknowledgedRevision === revision && !isUnsure) {
    if (isLeased) return { do: 'wait', until: hook.leaseEnds };
    return hook.message || hook.waitingSince ? { do: 'forget' } : { do: 'nothing' };
  }
  const period = quietPeriod(hook, revision, now);
  const due = Math.max(dueAt(hook, revision, period, times), isLeased ? hook.leaseEnds : 0);
  if (due <= now) return { do: 'call' };
  if (due === Infinity) return { do: 'nothing' };
  return period === hook ? { do: 'wait', until: due } : { do: 'wait', until: due, notice: period };
}

/** The hook itself where there is nothing new to note down. */
function quietPeriod(hook: BuildHook, revision: string, now: number): QuietPeriod {
  if (hook.hookKind === 'publisher' || hook.noticedRevision === revision) return hook;
  return { noticedRevision: revision, quietSince: now, waitingSince: hook.waitingSince || now };
}

function dueAt(hook: BuildHook, revision: string, period: QuietPeriod, { quiet, longest }: HookTimes): number {
  if (hook.message?.revision === revision) return hook.gaveUp ? Infinity : hook.nextTry;
  const rested = hook.attempts > 0 && hook.lastAnswer ? Date.parse(hook.lastAnswer.at) + restAfterFailure : 0;
  if (hook.hookKind === 'publisher') return rested;
  return Math.max(rested, Math.min(period.quietSince + quiet, period.waitingSince + longest));
}
