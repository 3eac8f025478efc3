import type { IncomingMessage } from 'node:http';

/** The longest message, in bytes: the longest form is a twentieth of it. */
export const longestBody = 64 * 1024;

/** @returns the text, or nothing if it is too long. The connection stays open for the answer. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** What the text says, or nothing if it is not JSON. PostgreSQL stores no NUL, so there is none in it. */
export function parseBody(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '') : value,
    ) as unknown;
  } catch {
    return undefined;
  }
}
