import { entryPath, type PagedType } from './addresses.ts';
import type { Content } from './content.ts';

/**
 * Where an old path of the page's language leads: an address, or nothing if there is no such redirect.
 * @param from below the language: `/guide/old/`
 */
export function redirectTarget(content: Content, from: string): string | undefined {
  const redirect = content.redirect(content.ui.prefix + from);
  if (!redirect) return undefined;
  return redirect.to.startsWith('/') ? content.ui.file(redirect.to) : redirect.to;
}

/** Where a slug leads that no entry of the type has. */
export const movedTo = (content: Content, type: PagedType, slug: string | undefined): string | undefined =>
  slug === undefined ? undefined : redirectTarget(content, entryPath(type, slug));
