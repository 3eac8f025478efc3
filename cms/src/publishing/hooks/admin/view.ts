import type { HookState, HookView } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import type { BuildHook } from '../hook';
import { unseal } from '../seal';
import { splitSecrets } from '../sign';

/** A hook as the admin shows it. */
export function viewOf(
  strapi: Core.Strapi,
  hook: BuildHook,
  { revision, mayChange }: { revision: string; mayChange: boolean },
): HookView {
  const url = unseal(strapi, hook.url);
  const state = stateOf(hook, revision, Date.now());
  return {
    documentId: hook.documentId,
    name: hook.name,
    kind: hook.hookKind,
    host: url ? new URL(url).host : '',
    ...(mayChange && { url: url ?? '' }),
    secret: secretOf(strapi, hook),
    enabled: hook.enabled,
    fromSettings: hook.provisionedAs !== null,
    state,
    behind: hook.acknowledgedRevision !== revision,
    acknowledgedRevision: hook.acknowledgedRevision,
    attempts: hook.attempts,
    nextTry: state === 'retrying' ? new Date(hook.nextTry).toISOString() : null,
    lastAnswer: hook.lastAnswer,
  };
}

function stateOf(hook: BuildHook, revision: string, now: number): HookState {
  if (hook.leaseEnds > now) return 'calling';
  if (!hook.enabled) return 'off';
  if (hook.acknowledgedRevision === revision) return 'up-to-date';
  if (hook.message?.revision !== revision) return 'waiting';
  return hook.gaveUp ? 'gave-up' : 'retrying';
}

function secretOf(strapi: Core.Strapi, { secret }: BuildHook): HookView['secret'] {
  if (!secret) return 'none';
  const open = unseal(strapi, secret);
  if (open === undefined) return 'unreadable';
  return splitSecrets(open).length > 1 ? 'two' : 'set';
}
