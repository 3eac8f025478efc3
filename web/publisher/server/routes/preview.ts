import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PreviewClaims } from '@kneadful/shared-types';
import { CmsUnavailable } from '../../../src/cms/client.ts';
import type { Previews, Shown } from '../../preview/previews.ts';
import { readToken } from '../../preview/token.ts';
import { PageFailed } from '../../renderer.ts';
import type { Log } from '../../log.ts';
import { safetyHeaders, uploadPolicy } from '../../static/headers.ts';
import type { Guard } from '../guard.ts';
import { Refused } from '../refused.ts';
import { sentencePage } from './sentence-page.ts';

export interface PreviewOptions {
  previews: Pick<Previews, 'show'>;
  /** With which the CMS signs. */
  secret: string;
  /** Where browsers reach the publisher: its path stands before `/preview/`. */
  publicUrl: URL;
  /** Origin of the CMS, which alone may show a preview in a frame. */
  cmsOrigin: string;
}

interface Asked {
  claims: PreviewClaims;
  /** What addresses of this preview begin with. */
  base: string;
  path: string;
}

/** `/preview/<token>/<path>`: pages with drafts, for whoever the CMS signed an address for. */
export function previewRoutes(app: FastifyInstance, options: PreviewOptions, guard: Guard, log: Log): void {
  const { previews, secret, publicUrl, cmsOrigin } = options;
  const folder = `${publicUrl.pathname.replace(/\/$/, '')}/preview`;
  const framed = `frame-ancestors ${cmsOrigin}`;
  const headers = {
    ...safetyHeaders,
    // The address is the key to it: it is neither found nor told to whom a link leads to.
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'content-security-policy': framed,
  };

  app.get('/preview/*', async (request: FastifyRequest<{ Querystring: { locale?: string } }>, reply) => {
    reply.headers(headers);
    const asked = await read(request);
    if ('refused' in asked) {
      const { status, message, headers: more } = asked.refused;
      return sentence(reply.headers(more), status, message);
    }
    try {
      return send(reply, asked, await previews.show(asked.claims, asked.base, asked.path, request.query.locale));
    } catch (error) {
      return failed(reply, error as Error);
    }
  });

  app.post('/preview/*', async (_request, reply) => {
    reply.headers(headers);
    return sentence(reply, 405, 'This is a preview: what you wrote was not sent to anybody. Go back to read on.');
  });

  async function read(request: FastifyRequest): Promise<Asked | { refused: Refused }> {
    const [address = ''] = request.url.split('?');
    const [, token = '', rest = ''] = /^\/preview\/([^/]+)(\/.*)?$/.exec(address) ?? [];
    const claims = readToken(token, secret);
    if (claims) return { claims, base: `${folder}/${token}`, path: decodeURIComponent(rest || '/') };
    try {
      return await guard.refuse(request, 'This preview has ended. Open it again from the entry’s form in the admin.');
    } catch (error) {
      if (error instanceof Refused) return { refused: error };
      throw error;
    }
  }

  function send(reply: FastifyReply, { base }: Asked, shown: Shown): FastifyReply {
    switch (shown.kind) {
      case 'page':
        return reply.code(shown.status).type('text/html; charset=utf-8').send(Buffer.from(shown.body));
      case 'file':
        if (!shown.type.startsWith('text/')) reply.header('content-security-policy', `${uploadPolicy}; ${framed}`);
        return reply.type(shown.type).send(Buffer.from(shown.body));
      case 'elsewhere':
        return reply.redirect(base + shown.path.split('/').map(encodeURIComponent).join('/'), 302);
      case 'nothing':
        return sentence(reply, 404, 'There is nothing at this address of the preview.');
      case 'unshown':
        return sentence(
          reply,
          404,
          'No page shows this entry yet. Link to it from an entry that has a page; what a visitor sent is shown once somebody of the studio has saved it. Of a language there are pages once the Studio is saved in it.',
        );
    }
  }

  function failed(reply: FastifyReply, error: Error): FastifyReply {
    if (error instanceof CmsUnavailable)
      return sentence(reply, 503, 'The drafts cannot be read just now. Try again in a moment.');
    if (!(error instanceof PageFailed)) throw error;
    log.warn({ path: error.path }, error.message);
    return sentence(
      reply,
      422,
      'With the drafts as they are saved, this page cannot be shown. The form says what is missing.',
    );
  }

  const sentence = (reply: FastifyReply, status: number, text: string): FastifyReply =>
    reply.code(status).type('text/html; charset=utf-8').send(sentencePage(text));
}
