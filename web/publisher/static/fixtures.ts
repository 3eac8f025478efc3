import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { dirname, join } from 'node:path';
import { timeOf } from '../file-times.ts';

/** A site's folder as the publisher leaves it, for tests. */

export const hashOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

export function writeFileAt(file: string, bytes: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  const time = timeOf(hashOf(bytes));
  utimesSync(file, time, time);
}

export function writeTree(tree: string, files: Record<string, string>): void {
  for (const [path, bytes] of Object.entries(files)) writeFileAt(join(tree, path), bytes);
}

export const record = (id: string, redirects: Record<string, string> = {}): string =>
  JSON.stringify({ id, revision: 'r', redirects });

/** Swaps a link by one rename. */
export function point(link: string, target: string): void {
  rmSync(`${link}.new`, { force: true });
  symlinkSync(target, `${link}.new`);
  renameSync(`${link}.new`, link);
}

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One request as it is: no redirect followed, no path tidied, nothing decompressed, no header added. */
export const ask = (
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const sent = request(origin, { path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });
