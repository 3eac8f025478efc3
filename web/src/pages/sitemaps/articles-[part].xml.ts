import type { APIRoute } from 'astro';
import { openGraph } from '../../content/open.ts';
import { listedArticles } from '../../content/pages/sitemap.ts';
import { sitemapParams } from '../../content/static-paths.ts';
import { urlSet } from '../../lib/sitemap.ts';

export const getStaticPaths = async () => sitemapParams(await openGraph());

export const GET: APIRoute = ({ locals: { content }, params }) => {
  const articles = listedArticles(content, params.part);
  if (!articles) return new Response(null, { status: 404 });
  return urlSet(articles, content.ui.absolute);
};
