import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { releaseRecord } from '@kneadful/shared-types';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/** Files whose names change with their bytes. */
const immutable = /^\/(_astro|media)\//;

export interface StaticServerOptions {
  /** Holds `current`, the tree to serve. */
  siteDir: string;
  /** Base path of the site, without its last slash. */
  base: string;
}

/** Serves the live release. A request sees one release from its first byte to its last. */
export function createStaticServer(options: StaticServerOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('The server could not answer.');
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { siteDir, base }: StaticServerOptions,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { allow: 'GET, HEAD' });
  const path = sitePath(request.url ?? '/', base);
  const tree = await realpath(join(siteDir, 'current')).catch(() => undefined);
  if (tree === undefined) return end(response, 503, { 'retry-after': '5' }, 'Nothing is published yet.');
  const target = path && (await redirectFor(tree, path));
  if (target)
    return end(response, 301, {
      location: target.startsWith('/') ? base + new URL(target, 'http://site').pathname : new URL(target).href,
    });
  const found = path === undefined ? undefined : await find(tree, path);
  if (found) return send(request, response, 200, found);
  if (path !== undefined && !path.endsWith('/') && (await find(tree, `${path}/`)))
    return end(response, 301, { location: `${base}${encoded(path)}/` });
  const notFound = await find(tree, '/404.html');
  return notFound ? send(request, response, 404, notFound) : end(response, 404, {}, 'Not found.');
}

/** The path below the base, decoded; nothing where it is not of this site or not a path. */
function sitePath(url: string, base: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(`http://site${url}`).pathname);
    if (path.includes('\0') || normalize(path) !== path) return undefined;
    return path === base ? '/' : path.startsWith(`${base}/`) ? path.slice(base.length) : undefined;
  } catch {
    return undefined;
  }
}

/** A path as it may stand in a header. */
const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');

interface Found {
  path: string;
  bytes: Buffer;
}

async function find(tree: string, path: string): Promise<Found | undefined> {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  if (file === '/release.json') return undefined;
  try {
    return { path: file, bytes: await readFile(join(tree, file)) };
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/** A redirect is a page in the tree too, for hosts that know no better; here it is a real one. */
async function redirectFor(tree: string, path: string): Promise<string | undefined> {
  const { redirects } = releaseRecord.parse(JSON.parse(await readFile(join(tree, 'release.json'), 'utf8')));
  return redirects[path.endsWith('/') ? path : `${path}/`];
}

function send(request: IncomingMessage, response: ServerResponse, status: number, { path, bytes }: Found): void {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
  const headers = {
    'content-type': contentTypes[extname(path)] ?? 'application/octet-stream',
    'cache-control': immutable.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'x-content-type-options': 'nosniff',
    etag,
  };
  if (status === 200 && request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag))
    return end(response, 304, headers);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function end(response: ServerResponse, status: number, headers: Record<string, string>, body = ''): void {
  response.writeHead(status, body ? { 'content-type': 'text/plain; charset=utf-8', ...headers } : headers);
  response.end(body);
}
