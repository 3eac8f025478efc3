import { createUi } from '../lib/ui.ts';
import { Content } from './content.ts';
import type { ContentGraph } from './graph.ts';
import type { Place } from './languages.ts';
import { addressedBy } from './paths.ts';

export interface Around {
  /** Adds the base path. */
  file(path: string): string;
  /** Where the site is. */
  site?: URL | string;
  now(): Date;
}

/**
 * The content as the page at a place shows it: in the place's language. Where the page is of an entry that is not yet
 * translated, it is the original, with links that stay in the place's language and a `frame` that speaks it.
 */
export function contentFor(graph: ContentGraph, { language, path }: Place, { file, site, now }: Around): Content {
  const { locale, prefix } = language;
  const frame = new Content(graph, { ui: createUi(locale, file, site, prefix), now });
  const address = locale === graph.defaultLocale ? undefined : addressedBy(path);
  const entry = address && frame.bySlug(address.type, address.slug);
  if (!entry || frame.isTranslated(address.type, entry.id)) return frame;
  return new Content(graph, { ui: createUi(graph.defaultLocale, file, site, prefix), now, frame });
}
