import { randomUUID } from 'node:crypto';
import type { ChangedEntry, PublishCause, WebhookPayload } from '@kneadful/shared-types';
import { mergeChanges } from './changes';
import type { BuildHook, HookMessage } from './hook';

/** A receiver refuses bodies over 64 KB; a thousand ids can be more. */
const maxBytes = 60_000;

/** The message that tells `revision`. What an undelivered one has named is named again. */
export function newMessage(
  hook: BuildHook,
  revision: string,
  { cause, changed }: { cause: PublishCause; changed: ChangedEntry[] },
  now: number,
): HookMessage {
  return {
    id: `msg_${randomUUID()}`,
    revision,
    cause,
    changed: mergeChanges(hook.message?.changed ?? [], changed),
    since: now,
  };
}

/** What is sent: never content, and of too many ids the newest. */
export function thinPayload({ revision, cause, changed }: HookMessage, bytes = maxBytes): WebhookPayload {
  let room = bytes - JSON.stringify({ revision, cause, changed: [] }).length;
  const fits: ChangedEntry[] = [];
  for (const { type, documentId } of changed.toReversed()) {
    room -= Buffer.byteLength(JSON.stringify({ type, documentId })) + 1;
    if (room < 0) break;
    fits.unshift({ type, documentId });
  }
  return { revision, cause, changed: fits };
}
