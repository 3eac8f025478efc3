import { z } from 'zod';

/** What the CMS and the publisher say to each other. */

/** Why a build hook is called, or why the publisher looked by itself. */
export const publishCause = z.enum([
  'publish',
  'unpublish',
  'delete',
  'media',
  'schedule',
  'manual',
  'poll',
  'expiry',
  'compile',
  'start',
]);

/** An entry or an uploaded file, by the singular name of its type (`body-region`, `file`) and its document id. */
export const changedEntry = z.object({ type: z.string().max(100), documentId: z.string().max(100) });

/** Body of a build hook: which revision, why, and which entries; never their content. */
export const webhookPayload = z.object({
  revision: z.string().max(255),
  cause: publishCause,
  changed: z.array(changedEntry).max(1000),
  /** Only from a developer's call: build the app again from the code on disk and release everything under it. */
  compile: z.boolean().optional(),
});

/** The publisher's answer to a build hook: 202. */
export const webhookAnswer = z.object({
  /** The content revision that it will reach: the one it was told, or the newest it knows. */
  revision: z.string(),
});

/** An entry that stays at its last live version, or out of the site, until it is mended. */
export const heldEntry = z.object({
  type: z.string(),
  documentId: z.string(),
  locale: z.string(),
  title: z.string(),
  reasons: z.array(z.object({ field: z.string(), message: z.string() })),
  /** Whether visitors see its last live version; otherwise it is left out. */
  live: z.boolean(),
  /** Where an editor mends it. */
  adminUrl: z.string(),
});

/** What a release says of itself; it lies in the release, so that the tree itself says what it is. */
export const releaseRecord = z.object({
  id: z.string(),
  /** The CMS's content revision that it shows. */
  revision: z.string(),
  /** Old paths of the site and where they lead. */
  redirects: z.record(z.string(), z.string()),
});

/** Milliseconds by step. */
export const publishTimes = z.object({
  sync: z.number(),
  plan: z.number(),
  render: z.number(),
  release: z.number(),
});

/** Answer of the publisher's `GET /entries/<type>/<documentId>`: where visitors find an entry. */
export const entryAddress = z.object({
  /** Of its page, or of one that shows it. None where it is not live, or no page shows it. */
  url: z.string().optional(),
});

/** One release as the publisher remembers it. */
export const releaseSummary = z.object({
  id: z.string(),
  revision: z.string(),
  cause: publishCause,
  /** When it went live first: ISO 8601. */
  at: z.string(),
  /** Pages that were rendered for it, and files it holds. */
  rendered: z.number(),
  files: z.number(),
  times: publishTimes,
  live: z.boolean(),
});

/** A publish that was refused: what was live before stayed. */
export const refusedPublish = z.object({
  /** ISO 8601. */
  at: z.string(),
  cause: publishCause,
  /** One sentence that says what is wrong and what to do. */
  message: z.string(),
});

/** Answer of the publisher's `GET /releases`. Both newest first. */
export const releaseList = z.object({
  releases: z.array(releaseSummary),
  refused: z.array(refusedPublish).default([]),
});

/** What a publish came to. */
export const publishOutcome = z.object({
  /** False where nothing had changed, or where the site is paused. */
  released: z.boolean(),
  /** The release that is live then. */
  release: releaseSummary,
  /** Pages that were rendered, and how long each step took, whether or not anything was different then. */
  rendered: z.number(),
  times: publishTimes,
});

/** Answer of the publisher's `GET /status`. */
export const publisherStatus = z.object({
  /**
   * `starting`: nothing is known yet · `live`: the site shows what the CMS has · `publishing` · `paused`: an older
   * release was activated, new edits wait for `resume` · `failed`: the last publish was refused; the last release stays.
   */
  state: z.enum(['starting', 'live', 'publishing', 'paused', 'failed']),
  release: releaseSummary.optional(),
  /** Pages that are rendered, of how many, while it publishes. */
  progress: z.object({ done: z.number(), total: z.number() }).optional(),
  /** The newest revision of the CMS that the publisher has heard of. */
  cmsRevision: z.string().optional(),
  /** Since when the site is behind the CMS: ISO 8601. */
  behindSince: z.string().optional(),
  held: z.array(heldEntry),
  /** Links in texts that lead to nothing published, and the like. */
  warnings: z.array(z.string()),
  /** One sentence that says what is wrong and what to do. */
  problem: z.string().optional(),
  /** Pictures whose smaller variants are still being made. */
  picturesWaiting: z.number(),
});

export type PublishCause = z.infer<typeof publishCause>;
export type ChangedEntry = z.infer<typeof changedEntry>;
export type WebhookPayload = z.infer<typeof webhookPayload>;
export type WebhookAnswer = z.infer<typeof webhookAnswer>;
export type HeldEntry = z.infer<typeof heldEntry>;
export type ReleaseRecord = z.infer<typeof releaseRecord>;
export type PublishTimes = z.infer<typeof publishTimes>;
export type ReleaseSummary = z.infer<typeof releaseSummary>;
export type RefusedPublish = z.infer<typeof refusedPublish>;
export type ReleaseList = z.infer<typeof releaseList>;
export type PublishOutcome = z.infer<typeof publishOutcome>;
export type PublisherStatus = z.infer<typeof publisherStatus>;
