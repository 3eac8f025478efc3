import { z } from 'zod';

/** What the CMS and the publisher say to each other. */

/** Why a build hook is called. */
export const publishCause = z.enum(['publish', 'unpublish', 'delete', 'media', 'schedule', 'manual', 'poll']);

/** Body of a build hook: which revision, why, and which entries; never their content. */
export const webhookPayload = z.object({
  revision: z.string(),
  cause: publishCause,
  changed: z.array(z.object({ type: z.string(), documentId: z.string() })).max(1000),
});

/** An entry that stays at its last live version, or out of the site, until it is mended. */
export const heldEntry = z.object({
  type: z.string(),
  documentId: z.string(),
  locale: z.string(),
  title: z.string(),
  reasons: z.array(z.object({ field: z.string(), message: z.string() })),
});

/** What a release says of itself; it lies in the release, so that the tree itself says what it is. */
export const releaseRecord = z.object({
  id: z.string(),
  /** The CMS's content revision that it shows. */
  revision: z.string(),
  /** Old paths of the site and where they lead. */
  redirects: z.record(z.string(), z.string()),
});

/** Answer of the publisher's `GET /status`. */
export const publisherStatus = z.object({
  state: z.enum(['live', 'publishing', 'waiting', 'failed']),
  release: releaseRecord.pick({ id: true, revision: true }).optional(),
  held: z.array(heldEntry),
  /** One sentence that says what is wrong and what to do. */
  problem: z.string().optional(),
});

export type WebhookPayload = z.infer<typeof webhookPayload>;
export type HeldEntry = z.infer<typeof heldEntry>;
export type ReleaseRecord = z.infer<typeof releaseRecord>;
export type PublisherStatus = z.infer<typeof publisherStatus>;
