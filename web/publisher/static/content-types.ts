import { extname } from 'node:path';

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
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.woff2': 'font/woff2',
};

/** The others are compressed already. */
const compressible = new Set(['.html', '.css', '.js', '.json', '.xml', '.txt', '.svg']);

/** @param path with or without `index.html` */
export const contentTypeOf = (path: string): string => contentTypes[extensionOf(path)] ?? 'application/octet-stream';

export const isCompressible = (path: string): boolean => compressible.has(extensionOf(path));

const extensionOf = (path: string) => (path.endsWith('/') ? '.html' : extname(path));
