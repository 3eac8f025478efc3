import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { ClientError, GraphQLClient } from 'graphql-request';

/** Where the CMS is, and the read-only token. */
export interface CmsAddress {
  url: string;
  token: string;
}

/** The CMS cannot be read. The message is one sentence that says what to do. */
export class CmsUnavailable extends Error {
  override name = 'CmsUnavailable';
}

/** One picture cannot be fetched; the rest of the CMS answers. */
export class FileMissing extends CmsUnavailable {
  override name = 'FileMissing';
}

export interface CmsClient {
  readonly url: string;
  /** @throws CmsUnavailable */
  query<Result, Variables extends object>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ): Promise<Result>;
  /** The bytes of an uploaded file. @throws CmsUnavailable, FileMissing */
  file(path: string): Promise<Uint8Array>;
}

/** Milliseconds. A page of large entries takes a CMS under load its time. */
const timeout = 60_000;

export function createCmsClient({ url, token }: CmsAddress): CmsClient {
  const endpoint = new URL('/graphql', url).href;
  const client = new GraphQLClient(endpoint, {
    headers: { authorization: `Bearer ${token}` },
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetchPatiently(input, init),
  });
  return {
    url,
    async query(document, variables) {
      try {
        const answer: unknown = await client.request({ document, variables } as never);
        if (typeof answer !== 'object' || answer === null) throw notTheCms(url);
        return answer as never;
      } catch (error) {
        throw explain(error, url);
      }
    },
    async file(path) {
      const address = new URL(path, url);
      try {
        const response = await fetchPatiently(address);
        if (!response.ok && ![404, 410].includes(response.status))
          throw new CmsUnavailable(
            `The CMS at ${url} answered ${response.status} for the picture ${address.pathname}. Its log says more.`,
          );
        if (!response.ok)
          throw new FileMissing(
            `The CMS answered ${response.status} for the picture ${address.pathname}. Upload it again in the media library.`,
          );
        return new Uint8Array(await response.arrayBuffer());
      } catch (error) {
        throw error instanceof CmsUnavailable ? error : explain(error, url);
      }
    },
  };
}

/** A connection that was kept open may be closed from the other side just when it is used: then once more. */
async function fetchPatiently(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const ask = () => fetch(input, { ...init, signal: AbortSignal.timeout(timeout) });
  return ask().catch((error: Error) => {
    const { code } = (error.cause ?? {}) as { code?: string };
    if (code !== 'UND_ERR_SOCKET' && code !== 'ECONNRESET' && code !== 'EPIPE') throw error;
    return ask();
  });
}

/** What it answers has no meaning to us. */
export const notTheCms = (url: string, cause?: unknown): CmsUnavailable =>
  new CmsUnavailable(`What answers at ${url} is not the CMS. Set CMS_URL to where it is.`, { cause });

function explain(error: unknown, url: string): CmsUnavailable {
  if (error instanceof CmsUnavailable) return error;
  const because = (message: string) => new CmsUnavailable(message, { cause: error });
  if (!(error instanceof ClientError)) {
    const unreached = ['TypeError', 'TimeoutError'].includes((error as Error).name);
    if (!unreached) return notTheCms(url, error);
    return because(`The CMS at ${url} cannot be reached. Start it, or set CMS_URL to where it is.`);
  }
  const { status, errors } = error.response;
  const code = (errors?.[0]?.extensions as { code?: string } | undefined)?.code;
  if ([401, 403].includes(status) || code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') {
    return because(
      `The CMS at ${url} refuses CMS_TOKEN. Set it to the token that the CMS was started with (see .env).`,
    );
  }
  const detail = errors?.map(({ message }) => message).join(' ') ?? `status ${status}`;
  return because(`The CMS at ${url} could not answer: ${detail.replace(/\.$/, '')}. Its log says more.`);
}
