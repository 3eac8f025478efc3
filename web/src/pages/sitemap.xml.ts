import type { APIRoute } from 'astro';
import { publicPaths } from '../content/pages/sitemap.ts';
import { xmlText } from '../lib/xml.ts';

export const GET: APIRoute = ({ locals, site }) => {
  const urls = publicPaths(locals.content).map(
    (path) => `  <url><loc>${xmlText(new URL(path, site).href)}</loc></url>`,
  );
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ];
  return new Response(xml.join('\n'), { headers: { 'content-type': 'application/xml' } });
};
