import type { LastAnswer } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import { allowedHosts } from './address';
import { recordDelivery } from './deliveries';
import type { BuildHook, HookMessage } from './hook';
import { acknowledge, type Claim, claim, fail, release } from './lease';
import { hookRequest } from './request';
import { type Outcome, send, sentenceOf } from './send';
import { findHook } from './store';
import { targetOf, unreadable } from './target';
import { hookTimes, retryDelay } from './times';

export interface Delivered {
  ok: boolean;
  /** When the same message is tried again, in milliseconds since 1970. */
  nextTry?: number;
}

interface Options {
  stopped: AbortSignal;
  /** Also a hook that is switched off. */
  force?: boolean;
  /** Called once the hook is this process's. */
  onClaim?: () => void;
}

/**
 * Claims the hook, calls it, and writes down how that went.
 * @returns nothing if another process has the hook, or this one ends
 */
export async function deliver(
  strapi: Core.Strapi,
  hook: BuildHook,
  message: HookMessage,
  { stopped, force, onClaim }: Options,
): Promise<Delivered | undefined> {
  const times = hookTimes(strapi);
  const sentAt = new Date();
  const mine = await claim(strapi, hook, message, { now: sentAt.getTime(), lease: times.lease, force });
  if (!mine) return undefined;
  onClaim?.();
  const outcome = await call(strapi, mine, sentAt, stopped);
  if ('interrupted' in outcome) {
    await release(strapi, mine);
    return undefined;
  }
  const delivered = await settle(strapi, mine, outcome);
  // Somebody may have removed the hook meanwhile, and its deliveries with it.
  if (await findHook(strapi, { id: hook.id })) await recordDelivery(strapi, mine, { sentAt, ...answerOf(outcome) });
  return delivered;
}

async function call(strapi: Core.Strapi, { hook, message }: Claim, at: Date, stopped: AbortSignal): Promise<Outcome> {
  const target = targetOf(strapi, hook);
  if (!target) return { error: unreadable };
  const { timeout } = hookTimes(strapi);
  return send(target.url, hookRequest(target, message, at), { allowed: allowedHosts(strapi), timeout, stopped });
}

type Answer = { answer?: number; error?: string };

function answerOf(outcome: Outcome): Answer {
  if ('error' in outcome) return { error: outcome.error };
  return 'status' in outcome ? { answer: outcome.status, error: sentenceOf(outcome.status) } : {};
}

async function settle(strapi: Core.Strapi, mine: Claim, outcome: Outcome): Promise<Delivered> {
  const { hook, message } = mine;
  const { answer, error } = answerOf(outcome);
  const lastAnswer: LastAnswer = { at: new Date().toISOString(), status: answer, error };
  if (!error) {
    await acknowledge(strapi, mine, lastAnswer);
    if (hook.attempts > 1) strapi.log.info(`Build hook “${hook.name}” answers again.`);
    return { ok: true };
  }
  const gone = answer === 410;
  const nextTry = gone ? undefined : nextTryOf(strapi, mine);
  await fail(strapi, mine, { lastAnswer, nextTry, gone });
  // Many failures in a row are one event.
  if (gone || !nextTry || hook.attempts === 1)
    strapi.log.warn(`Build hook “${hook.name}” failed. ${error} ${whatNext(gone, nextTry)}`.trim());
  return { ok: false, nextTry: hook.acknowledgedRevision === message.revision ? undefined : nextTry };
}

/** Nothing once the message has been tried for so long that only a new one may help. */
function nextTryOf(strapi: Core.Strapi, { hook, message }: Claim): number | undefined {
  const times = hookTimes(strapi);
  const next = Date.now() + retryDelay(hook.attempts, times);
  return next > message.since + times.giveUp ? undefined : next;
}

function whatNext(gone: boolean, nextTry: number | undefined): string {
  if (gone) return '';
  if (!nextTry) return 'It is not tried again before the next change.';
  return `It is tried again at ${new Date(nextTry).toISOString()}.`;
}
