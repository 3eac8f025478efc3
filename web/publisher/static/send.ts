import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { contentTypeOf, isCompressible } from './content-types.ts';
import { acceptedEncodings, type Encoding, endingOf } from './encodings.ts';
import { type HashedFile, isMissing } from './hashed-files.ts';
import { headersOf, pagePolicy, safetyHeaders } from './headers.ts';

export interface FileToSend {
  /** Below the base, such as `/guide/index.html`. */
  path: string;
  file: HashedFile;
  /** Holds the compressed variants by the hash of what they are made of. */
  compressed: string;
}

/** Sends a file in the way that the client likes best, or tells it that what it has is still right. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, toSend: FileToSend): Promise<void> {
  const headers = fileHeaders(toSend.path);
  const accepted = encodingsFor(request, toSend.path);
  const known = request.headers['if-none-match'];
  const current = known && accepted.map((encoding) => etagOf(toSend.file, encoding)).find((etag) => has(known, etag));
  if (current) return end(response, 304, { ...headers, etag: current });
  const { encoding, bytes } = await bestVariant(toSend, accepted);
  const more = { etag: etagOf(toSend.file, encoding), ...encodingHeader(encoding) };
  sendBytes(request, response, 200, { ...headers, ...more }, bytes);
}

/** Sends the page for what is missing, as a whole each time. */
export async function sendNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  toSend: FileToSend,
): Promise<void> {
  const { encoding, bytes } = await bestVariant(toSend, encodingsFor(request, toSend.path));
  sendBytes(request, response, 404, { ...fileHeaders(toSend.path), ...encodingHeader(encoding) }, bytes);
}

/** An answer of the server's own. */
export function end(response: ServerResponse, status: number, headers: Record<string, string> = {}, body = ''): void {
  const own = { ...safetyHeaders, 'content-security-policy': pagePolicy, 'cache-control': 'no-cache' };
  const type: Record<string, string> = body ? { 'content-type': 'text/plain; charset=utf-8' } : {};
  response.writeHead(status, { ...own, ...type, ...headers });
  response.end(body);
}

const fileHeaders = (path: string): Record<string, string> => ({
  ...headersOf(path),
  'content-type': contentTypeOf(path),
  ...(isCompressible(path) && { vary: 'Accept-Encoding' }),
});

const encodingsFor = ({ headers }: IncomingMessage, path: string): Encoding[] =>
  isCompressible(path) ? acceptedEncodings(headers['accept-encoding']) : ['identity'];

/** The bytes of a variant are its own, and so is its tag: a cache may not pass one off as the other. */
const etagOf = ({ hash }: HashedFile, encoding: Encoding) =>
  `"${hash.slice(0, 32)}${encoding === 'identity' ? '' : `-${encoding}`}"`;

const has = (ifNoneMatch: string, etag: string) =>
  ifNoneMatch.split(',').some((known) => ['*', etag].includes(known.trim().replace(/^W\//, '')));

/** Variants are made after a release, so one may not be there yet. */
async function bestVariant(
  { file, compressed }: FileToSend,
  accepted: Encoding[],
): Promise<{ encoding: Encoding; bytes: Buffer }> {
  for (const encoding of accepted) {
    if (encoding === 'identity') break;
    try {
      return { encoding, bytes: await readFile(join(compressed, file.hash + endingOf(encoding))) };
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return { encoding: 'identity', bytes: await file.bytes() };
}

const encodingHeader = (encoding: Encoding): Record<string, string> =>
  encoding === 'identity' ? {} : { 'content-encoding': encoding };

function sendBytes(
  { method }: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  bytes: Buffer,
): void {
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.end(method === 'HEAD' ? undefined : bytes);
}
