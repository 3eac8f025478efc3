import type { APIRoute } from 'astro';
import { robotsText } from '../content/pages/robots.ts';

export const GET: APIRoute = ({ locals }) => new Response(robotsText(locals.content));
