import { defineMiddleware } from 'astro:middleware';
import { clockAt } from './content/clock.ts';
import { Content } from './content/content.ts';
import { openGraph } from './content/open.ts';
import { createUi } from './lib/ui';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Gives every page its language and its content. The publisher hands in its own graph; otherwise the snapshot file is read. */
export const onRequest = defineMiddleware(async ({ locals, site }, next) => {
  const graph = locals.graph ?? (await openGraph());
  const href = (path: string) => `${base}${path}`;
  locals.formsAt = import.meta.env.FORMS_URL || base;
  locals.ui = createUi(graph.defaultLocale, href, site);
  locals.content = new Content(graph, { ui: locals.ui, now: locals.now ?? clockAt(process.env.SITE_CLOCK) });
  try {
    return await next();
  } catch (error) {
    // Astro makes an answer of it; the publisher has to know which error it was.
    locals.failure = error;
    throw error;
  }
});
