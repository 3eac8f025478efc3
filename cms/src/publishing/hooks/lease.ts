import { randomUUID } from 'node:crypto';
import type { LastAnswer } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import type { BuildHook, HookMessage } from './hook';
import { untried, updateHook } from './store';

/** A hook that this process may call until the lease ends. */
export interface Claim {
  hook: BuildHook;
  message: HookMessage;
  owner: string;
}

/**
 * Takes the hook for one call. It succeeds only if nobody has claimed it since the row was read, and no lease is held:
 * the revision must have been read after the row, so that whoever wins never tells an older one than the last told.
 * If this process ends before it settles the claim, another takes the same message over when the lease has ended.
 */
export async function claim(
  strapi: Core.Strapi,
  hook: BuildHook,
  message: HookMessage,
  { now, lease, force = false }: { now: number; lease: number; force?: boolean },
): Promise<Claim | undefined> {
  const owner = randomUUID();
  const isRetry = hook.message?.id === message.id;
  const won = await updateHook(
    strapi,
    { id: hook.id, leaseOwner: hook.leaseOwner, leaseEnds: { $lte: now }, ...(!force && { enabled: true }) },
    {
      leaseOwner: owner,
      leaseEnds: now + lease,
      message,
      attempts: isRetry ? hook.attempts + 1 : 1,
      nextTry: now + lease,
      gaveUp: false,
      noticedRevision: message.revision,
      quietSince: 0,
      waitingSince: 0,
    },
  );
  return won ? { hook: { ...hook, attempts: isRetry ? hook.attempts + 1 : 1 }, message, owner } : undefined;
}

/** The target has taken the message. */
export const acknowledge = (strapi: Core.Strapi, { hook, message, owner }: Claim, lastAnswer: LastAnswer) =>
  updateHook(
    strapi,
    { id: hook.id, leaseOwner: owner },
    { acknowledgedRevision: message.revision, message: null, ...untried, leaseEnds: 0, lastAnswer },
  );

/** It has not. `nextTry` says when the same message is tried again; without it nobody does. */
export const fail = (
  strapi: Core.Strapi,
  { hook, owner }: Claim,
  { lastAnswer, nextTry, gone }: { lastAnswer: LastAnswer; nextTry?: number; gone?: boolean },
) =>
  updateHook(
    strapi,
    { id: hook.id, leaseOwner: owner },
    {
      nextTry: nextTry ?? 0,
      gaveUp: nextTry === undefined,
      leaseEnds: 0,
      lastAnswer,
      ...(gone && { enabled: false }),
    },
  );

/** Gives the claim back untried: another process sends the same message at once. */
export const release = (strapi: Core.Strapi, { hook, owner }: Claim) =>
  updateHook(
    strapi,
    { id: hook.id, leaseOwner: owner },
    { leaseEnds: 0, nextTry: 0, attempts: Math.max(hook.attempts - 1, 0) },
  );
