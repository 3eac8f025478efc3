import { z } from 'zod';
import { sections } from './blocks.ts';
import { common, date, link, linkPart, links, order, picture, prose, seo, storedFile, text, time } from './parts.ts';

/** A drawing may have no size. */
const drawnFile = storedFile.partial({ width: true, height: true });

export const Studio = z.object({
  ...common,
  name: text,
  shortName: text,
  tagline: text,
  promise: text,
  introduction: text,
  mission: text,
  bookingCall: text,
  bookingLink: z.url({ protocol: /^https$/ }).optional(),
  email: z.email().optional(),
  /** The studio's own colour, `#4a154b`; the site makes of it what can be read. */
  accent: z
    .string()
    .regex(/^#[\da-f]{6}$/i)
    .optional(),
  logo: drawnFile.optional(),
  /** The same for dark screens. */
  logoDark: drawnFile.optional(),
  timezone: text,
  currency: text,
  /** After so many days the CMS deletes what visitors asked for. */
  keepRequestsDays: z.number().int().min(7).max(365).default(90),
  awards: z
    .array(z.object({ title: text, fromYear: z.number().int(), toYear: z.number().int().optional() }))
    .default([]),
  banner: z
    .object({ text, startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), link: linkPart.optional() })
    .optional(),
  homeArticle: link.optional(),
  homeServices: links,
  homeReviews: links,
  demo: z.boolean().default(false),
  /** How long what visitors send is kept in the CMS. */
});

const day = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

export const Location = z.object({
  ...common,
  name: text,
  street: text,
  city: text,
  state: text.optional(),
  postalCode: text,
  country: text,
  phone: text,
  mapLink: z.url().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  timezone: text.optional(),
  openingHours: z.array(z.object({ day, opens: time, closes: time })).min(1),
  exceptions: z
    .array(
      z.object({
        date,
        name: text,
        closed: z.boolean().default(false),
        opens: time.optional(),
        closes: time.optional(),
      }),
    )
    .default([]),
  directions: text.optional(),
});

export const Service = z.object({
  ...common,
  name: text,
  slug: text,
  summary: text,
  picture,
  options: z.array(z.object({ minutes: z.number().int().positive(), price: z.number().nonnegative() })).min(1),
  body: prose,
  techniques: links,
  addOns: links,
  order,
  seo,
});

export const AddOn = z.object({
  ...common,
  name: text,
  description: text,
  picture,
  price: z.number().nonnegative(),
  minutes: z.number().int().nonnegative().optional(),
  order,
});

export const Therapist = z.object({
  ...common,
  name: text,
  slug: text,
  role: text,
  credentials: text.optional(),
  summary: text,
  portrait: picture,
  bio: prose,
  techniques: links,
  services: links,
  languages: z.array(z.object({ code: text })).default([]),
  acceptingClients: z.boolean().default(true),
  sample: z.boolean().default(false),
  order,
  seo,
});

export const Review = z.object({
  ...common,
  text,
  reply: text.optional(),
  reviewer: text,
  rating: z.number().int().min(1).max(5).optional(),
  therapist: link.optional(),
  service: link.optional(),
  source: z.enum(['studio', 'website', 'elsewhere']),
  sourceUrl: z.url().optional(),
  consent: z.literal(true),
  receivedOn: date,
  sample: z.boolean().default(false),
});

export const Page = z.object({
  ...common,
  title: text,
  slug: text,
  summary: text,
  picture: picture.optional(),
  sections,
  seo,
});

export const Navigation = z.object({
  ...common,
  header: z.array(linkPart).min(1),
  footer: z.array(z.object({ title: text, links: z.array(linkPart) })).default([]),
  footerNote: text.optional(),
});

export const Redirect = z.object({ ...common, from: text, to: text });
