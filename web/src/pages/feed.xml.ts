import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { feedOf } from '../content/pages/feed.ts';

export const GET: APIRoute = ({ locals, site }) => {
  const { title, description, items, language } = feedOf(locals.content);
  return rss({
    title,
    description,
    items,
    site: new URL(locals.content.href('/'), site),
    customData: `<language>${language}</language>`,
  });
};
