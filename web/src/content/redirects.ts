import { entryPath, type PagedType } from './addresses.ts';
import type { Content } from './content.ts';

/** Where an old path leads: an address, or nothing if there is no such redirect. */
export function redirectTarget(content: Content, from: string): string | undefined {
  const redirect = content.bySlug('Redirect', from);
  if (!redirect) return undefined;
  return redirect.to.startsWith('/') ? content.href(redirect.to) : redirect.to;
}

/** Where a slug leads that no entry of the type has. */
export const movedTo = (content: Content, type: PagedType, slug: string | undefined): string | undefined =>
  slug === undefined ? undefined : redirectTarget(content, entryPath(type, slug));
