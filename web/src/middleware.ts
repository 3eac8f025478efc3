import { defineMiddleware } from 'astro:middleware';
import { clockAt } from './content/clock.ts';
import { contentFor } from './content/for-page.ts';
import { placeOf } from './content/languages.ts';
import { openGraph } from './content/open.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/**
 * Gives every page its language and its content. The publisher hands in its own graph and the page's place; otherwise the
 * snapshot file is read, and the address says the place.
 */
export const onRequest = defineMiddleware(async ({ locals, site, url }, next) => {
  const graph = locals.graph ?? (await openGraph());
  const root = locals.preview?.base ?? base;
  const file = (path: string) => `${root}${path}`;
  const place = locals.place ?? placeOf(graph, decodeURI(url.pathname).slice(base.length));
  locals.content = contentFor(graph, place, { file, site, now: locals.now ?? clockAt(process.env.SITE_CLOCK) });
  locals.ui = locals.content.ui;
  // A form that is sent from a preview reaches nobody.
  locals.formsAt = locals.preview ? root : import.meta.env.FORMS_AT || base;
  locals.frame = locals.content.frame.ui;
  try {
    return await next();
  } catch (error) {
    // Astro makes an answer of it; the publisher has to know which error it was.
    locals.failure = error;
    throw error;
  }
});
