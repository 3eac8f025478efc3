import type { PageMeta, Picture } from '../../lib/model.ts';
import { routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { Entry, RouteName } from '../entries/index.ts';

interface MetaParts {
  title: string;
  description: string;
  path: string;
  /** Pages between the home page and this one. No trail at all: the home page itself. */
  trail?: RouteName[];
  picture?: Picture;
  seo?: Entry<'Article'>['seo'];
}

/** What a page says of itself to browsers and search engines; an editor's own words win. */
export function metaOf(content: Content, { title, description, path, trail, picture, seo }: MetaParts): PageMeta {
  const { pages } = content.ui.words;
  return {
    title: seo?.title ?? title,
    description: seo?.description ?? description,
    path: content.href(path),
    trail: trail
      ? (['home', ...trail] as const).map((name) => ({
          label: pages[name].title,
          href: content.href(routePaths[name]),
        }))
      : [],
    picture,
  };
}
