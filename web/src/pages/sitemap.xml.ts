import type { APIRoute } from 'astro';
import { sitemapAddresses } from '../content/pages/sitemap.ts';
import { sitemapIndex } from '../lib/sitemap.ts';

export const GET: APIRoute = ({ locals, site }) =>
  sitemapIndex(sitemapAddresses(locals.content).map((path) => new URL(path, site).href));
