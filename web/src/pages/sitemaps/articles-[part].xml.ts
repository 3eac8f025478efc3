import type { APIRoute } from 'astro';
import { openGraph } from '../../content/open.ts';
import { articleAddresses } from '../../content/pages/sitemap.ts';
import { sitemapParams } from '../../content/static-paths.ts';
import { urlSet } from '../../lib/sitemap.ts';

export const getStaticPaths = async () => sitemapParams(await openGraph());

export const GET: APIRoute = ({ locals, params, site }) => {
  const addresses = articleAddresses(locals.content, params.part);
  if (!addresses) return new Response(null, { status: 404 });
  return urlSet(addresses.map((path) => new URL(path, site).href));
};
