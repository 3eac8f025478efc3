import { z } from 'zod';
import { entryTypes } from './fitness.js';

/** What the CMS signs and the publisher reads in the address of a preview. */

/** For whom the token is: no other token of the CMS opens a preview. */
export const previewAudience = 'kneadful-preview';

/** Seconds for which an address opens a preview. */
export const previewLasts = 60 * 60;

export const previewClaims = z.object({
  /** Types whose drafts the reader may read as a whole. */
  types: z.array(z.enum(entryTypes)),
  /** The entry that the preview was opened for; its own draft is shown whatever `types` says. */
  entry: z.object({ type: z.enum(entryTypes), documentId: z.string().max(100) }),
});

export type PreviewClaims = z.infer<typeof previewClaims>;

/** Answer of the CMS to who may open a preview. */
export interface PreviewAddress {
  /** Leads to the page that shows the entry. */
  url: string;
}
