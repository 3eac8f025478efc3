import type { APIRoute } from 'astro';
import { pageAddresses } from '../../content/pages/sitemap.ts';
import { urlSet } from '../../lib/sitemap.ts';

export const GET: APIRoute = ({ locals, site }) =>
  urlSet(pageAddresses(locals.content).map((path) => ({ address: new URL(path, site).href })));
