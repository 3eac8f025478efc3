import { keepForever, namedByContent, pagePolicy, safetyHeaders, uploadPolicy } from '../static/headers.ts';
import { hostRedirects } from './addresses.ts';

/** A rule of Vercel's Build Output API, version 3. The first that matches and does not `continue` counts. */
type Route =
  | { handle: 'filesystem' }
  | { src: string; headers?: Record<string, string>; status?: number; dest?: string; continue?: true };

/** `.vercel/output/config.json`: redirects, the headers that the other servers send, and the page for what is missing. */
export function vercelConfig(redirects: Record<string, string>, base: string): { version: 3; routes: Route[] } {
  const start = pattern(base);
  const headers = { ...safetyHeaders, 'content-security-policy': pagePolicy };
  const routes: Route[] = [
    ...hostRedirects(redirects, base).map(({ from, to }) => ({
      src: `^${pattern(from)}$`,
      status: 301,
      headers: { Location: to },
    })),
    { src: `^${start}/((?:[^/]+/)*[^/.]+)$`, status: 308, headers: { Location: `${base}/$1/` } },
    { src: `^${start}/.*$`, headers, continue: true },
    ...namedByContent.map((folder) => ({
      src: `^${start}${pattern(folder)}.*$`,
      headers: {
        'cache-control': keepForever,
        ...(folder === '/media/' && { 'content-security-policy': uploadPolicy }),
      },
      continue: true as const,
    })),
    { handle: 'filesystem' },
    { src: '^/.*$', dest: `${base}/404.html`, status: 404 },
  ];
  return { version: 3, routes };
}

const pattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
