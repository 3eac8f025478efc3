import { strings } from '@strapi/utils';

/** The address that Strapi's own form makes of a title. */
export const slugOf = (title: string): string => strings.nameToSlug(title);

/** Whether nobody typed the address: it is made of the title, with a number where another entry has it already. */
export function isMadeOf(slug: string, title: string): boolean {
  const base = slugOf(title);
  return base !== '' && slug.startsWith(base) && /^(-[1-9]\d?)?$/.test(slug.slice(base.length));
}

/** The first of `base`, `base-2`, `base-3` … that is free. */
export function firstFree(base: string, isTaken: (slug: string) => boolean): string {
  let slug = base;
  for (let number = 2; isTaken(slug); number++) slug = `${base}-${number}`;
  return slug;
}
