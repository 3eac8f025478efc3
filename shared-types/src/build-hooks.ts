/** What the CMS tells its admin of build hooks. */

/**
 * `publisher`: ours, called at once · `generic`: an address that starts a build when it is posted to (Netlify, Vercel,
 * Cloudflare Pages) · `github`: `repository_dispatch` of a repository.
 */
export const hookKinds = ['publisher', 'generic', 'github'] as const;
export type HookKind = (typeof hookKinds)[number];

/**
 * `off` · `up-to-date` · `waiting`: until edits pause · `calling` · `retrying`: it failed and is tried again ·
 * `gave-up`: it failed for so long that it waits for the next change.
 */
export type HookState = 'off' | 'up-to-date' | 'waiting' | 'calling' | 'retrying' | 'gave-up';

/** The outcome of the newest call. */
export interface LastAnswer {
  /** ISO 8601. */
  at: string;
  status?: number;
  /** What went wrong and what to do, for an editor. */
  error?: string;
}

/** A hook as the admin shows it: whether there is a secret, never which. */
export interface HookView {
  documentId: string;
  name: string;
  kind: HookKind;
  /** Host and port. */
  host: string;
  /** The whole address, which can be a secret by itself: only for those who may change hooks. */
  url?: string;
  secret: 'none' | 'set' | 'two' | 'unreadable';
  enabled: boolean;
  /** Address and secret follow the settings. */
  fromSettings: boolean;
  state: HookState;
  behind: boolean;
  acknowledgedRevision: string | null;
  attempts: number;
  /** ISO 8601. */
  nextTry: string | null;
  lastAnswer: LastAnswer | null;
}

/** One attempt to call a hook. */
export interface HookDelivery {
  messageId: string;
  revision: string;
  cause: string;
  attempt: number;
  /** ISO 8601. */
  sentAt: string;
  milliseconds: number;
  /** The status; none where nothing answered. */
  answer: number | null;
  /** What went wrong and what to do, for an editor. */
  error: string | null;
}
