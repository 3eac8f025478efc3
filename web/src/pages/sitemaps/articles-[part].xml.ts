import type { APIRoute } from 'astro';
import { openGraph } from '../../content/open.ts';
import { articleAddresses } from '../../content/pages/sitemap.ts';
import { sitemapParams } from '../../content/static-paths.ts';
import { urlSet } from '../../lib/sitemap.ts';

export const getStaticPaths = async () => sitemapParams(await openGraph());

export const GET: APIRoute = ({ locals, params, site }) => {
  const articles = articleAddresses(locals.content, params.part);
  if (!articles) return new Response(null, { status: 404 });
  return urlSet(articles.map(({ path, modified }) => ({ address: new URL(path, site).href, modified })));
};
