import type { APIRoute } from 'astro';
import { listedPages } from '../../content/pages/sitemap.ts';
import { urlSet } from '../../lib/sitemap.ts';

export const GET: APIRoute = ({ locals: { content } }) => urlSet(listedPages(content), content.ui.absolute);
