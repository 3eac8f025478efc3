import { z } from 'zod';

/** A link to another entry: its document id. */
export const link = z.string();
export const links = z.array(link).default([]);

/** Strapi's rich text, kept as it is until a page resolves its links. */
export const storedProse = z.array(z.looseObject({ type: z.string() }));
export type StoredProse = z.infer<typeof storedProse>;
export const prose = storedProse.default([]);

export const text = z.string().trim().min(1);
/** Lines of a list. */
export const textsOf = (lines: readonly { text: string }[]): string[] => lines.map(({ text }) => text);

export const certainty = z.enum(['high', 'moderate', 'low', 'very-low']);
export const pressure = z.enum(['light', 'moderate', 'firm']);
export const date = z.iso.date();

/** Strapi's times have seconds and milliseconds; here they are `HH:MM`. */
export const time = z
  .string()
  .regex(/^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/)
  .transform((value) => value.slice(0, 5));

const file = z.object({
  documentId: z.string(),
  url: z.string(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  ext: z.string(),
  updatedAt: z.string(),
});
export type StoredFile = z.infer<typeof file>;
export const storedFile = file;

export const picture = z.object({ alternativeText: text, file });
export type StoredPicture = z.infer<typeof picture>;

export const routes = [
  'home',
  'guide',
  'techniques',
  'conditions',
  'frequency',
  'research',
  'faq',
  'services',
  'therapists',
  'reviews',
  'contact',
] as const;
export type RouteName = (typeof routes)[number];

export const linkPart = z.object({
  label: text,
  route: z.enum(routes).optional(),
  page: link.optional(),
  article: link.optional(),
  url: z.url().optional(),
});
export type StoredLink = z.infer<typeof linkPart>;

export const seo = z.object({ title: text.optional(), description: text.optional() }).default({});

export const careCard = z.object({
  urgency: z.enum(['non-urgent', 'urgent', 'emergency']),
  title: text,
  signs: z.array(z.object({ text })).min(1),
  action: text,
  signedOffBy: link.optional(),
});
export type StoredCareCard = z.infer<typeof careCard>;

/** The two kinds of statement; `shared-types/fitness.ts` holds the rule that binds the other two fields to it. */
export const statement = {
  basis: z.enum(['research', 'practice']),
  certainty: certainty.optional(),
  citations: links,
};

/** Fields that every entry has. */
export const common = { id: z.string(), locale: z.string() };
export const order = z.number().int().default(100);
