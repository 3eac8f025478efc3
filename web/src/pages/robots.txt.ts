import type { APIRoute } from 'astro';

export const GET: APIRoute = ({ locals, site }) => {
  const sitemap = new URL(locals.content.href('/sitemap.xml'), site).href;
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
};
