import type { Core, UID } from '@strapi/strapi';

export const defaultLocale = (strapi: Core.Strapi): Promise<string> =>
  strapi.plugin('i18n').service('locales').getDefaultLocale() as Promise<string>;

/** Whether a row is the one on which links and translations stand: of a type without languages every row is. */
export const isOriginal = ({ locale }: Record<string, unknown>, ownLocale: string): boolean =>
  !locale || locale === ownLocale;

/** The published row in the default locale, on which what is not translated stands. */
export async function publishedRow(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  where: object = {},
): Promise<Record<string, unknown> | undefined> {
  const locale = await defaultLocale(strapi);
  const row = await strapi.db.query(uid).findOne({ where: { ...where, locale, publishedAt: { $notNull: true } } });
  return (row as Record<string, unknown> | null) ?? undefined;
}

/** What the studio says of itself, as far as the intake needs it. */
export interface StudioFacts {
  name?: string;
  email?: string;
  /** Where visitors book, if not on the site. */
  bookingLink?: string;
  timezone: string;
  keepRequestsDays: number;
}

export async function studioFacts(strapi: Core.Strapi): Promise<StudioFacts> {
  const row = await publishedRow(strapi, 'api::studio.studio');
  const keepRequestsDays = row ? row.keepRequestsDays : await longestKept(strapi);
  return {
    ...(row?.name ? { name: String(row.name) } : {}),
    ...(row?.email ? { email: String(row.email) } : {}),
    ...(row?.bookingLink ? { bookingLink: String(row.bookingLink) } : {}),
    timezone: String(row?.timezone ?? '').trim() || 'UTC',
    keepRequestsDays: Number(keepRequestsDays ?? 90),
  };
}

/** Of a studio that is not published just now: nothing is deleted sooner because of that. */
async function longestKept(strapi: Core.Strapi): Promise<unknown> {
  const row: Record<string, unknown> | null = await strapi.db.query('api::studio.studio').findOne({
    where: { keepRequestsDays: { $notNull: true } },
    orderBy: { keepRequestsDays: 'desc' },
  });
  return row?.keepRequestsDays;
}

/** The calendar day there, as `2026-11-21`. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-CA', { timeZone, ...parts }).format(now);
}
