import type { HookKind, LastAnswer, WebhookPayload } from '@kneadful/shared-types';

export const hookUid = 'api::build-hook.build-hook';
export const deliveryUid = 'api::delivery.delivery';

/** What a target is told. It keeps its id and its words through all retries. */
export interface HookMessage extends Pick<WebhookPayload, 'revision' | 'cause' | 'changed'> {
  id: string;
  /** When it was written, in milliseconds since 1970: retries end some time after that. */
  since: number;
}

/**
 * A target that is called after a change, and how far it has come. It is behind as long as the revision that it has
 * acknowledged is not the CMS's. Times are milliseconds since 1970.
 */
export interface BuildHook {
  id: number;
  documentId: string;
  name: string;
  hookKind: HookKind;
  /** Encrypted: the address of a deploy hook is a secret. */
  url: string;
  /** Encrypted. */
  secret: string | null;
  enabled: boolean;
  /** Set where address and secret follow the settings. */
  provisionedAs: string | null;
  acknowledgedRevision: string | null;
  /** What is being delivered; nothing once it is acknowledged. */
  message: HookMessage | null;
  attempts: number;
  nextTry: number;
  gaveUp: boolean;
  /** The newest revision that somebody noticed, since when nothing newer came, and since when this target waits. */
  noticedRevision: string | null;
  quietSince: number;
  waitingSince: number;
  leaseEnds: number;
  /** New with every claim, and never taken back: whoever finds another one than he has read comes too late. */
  leaseOwner: string;
  lastAnswer: LastAnswer | null;
}
