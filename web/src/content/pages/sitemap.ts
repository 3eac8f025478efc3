import { folders, type PagedType, routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';

/** Addresses of every page that search engines may list. */
export function publicPaths(content: Content): string[] {
  const fixed = Object.values(routePaths).map((path) => content.href(path));
  const entries = (Object.keys(folders) as PagedType[]).flatMap((type) =>
    content.all(type).map((entry) => content.address(type, entry)),
  );
  return [...fixed, ...entries];
}
