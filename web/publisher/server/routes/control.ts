import type { FastifyInstance, FastifyRequest } from 'fastify';
import { entryTypeOf } from '@kneadful/shared-types';
import { z } from 'zod';
import { UnknownRelease } from '../../control.ts';
import type { ApiParts } from '../api.ts';
import { readJson } from '../call.ts';
import { Refused } from '../refused.ts';

const publishBody = z.strictObject({ full: z.boolean().optional(), compile: z.boolean().optional() });

/** What the owner of the token may see and do. Each command is answered when it has been carried out. */
export function controlRoutes(app: FastifyInstance, { control, guard }: ApiParts): void {
  const onRequest = guard.requireToken;

  app.get('/status', { onRequest }, async () => control.status());

  app.get('/releases', { onRequest }, async () => ({ releases: control.releases(), refused: control.refused() }));

  app.get<{ Params: { type: string; id: string }; Querystring: { locale?: string } }>(
    '/entries/:type/:id',
    { onRequest },
    async ({ params, query }) => {
      const type = entryTypeOf(params.type);
      if (!type) throw new Refused(404, `There is no type ${params.type}.`);
      return { url: control.addressOf(type, params.id, query.locale) };
    },
  );

  app.post('/publish', { onRequest }, async ({ headers, body }: FastifyRequest) => {
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const wanted = readJson(headers['content-type'], raw, publishBody, false);
    return outcomeOf(() => control.publish({ ...wanted, cause: wanted.compile ? 'compile' : 'manual' }));
  });

  app.post('/resume', { onRequest }, () => outcomeOf(() => control.resume()));

  app.post<{ Params: { id: string } }>('/releases/:id/activate', { onRequest }, ({ params }) =>
    outcomeOf(() => control.activate(params.id)),
  );
}

/** A command that cannot be carried out says why: its caller owns the site. The events tell the log. */
async function outcomeOf<Outcome>(command: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await command();
  } catch (error) {
    const status = error instanceof UnknownRelease ? 404 : 503;
    throw new Refused(status, error instanceof Error ? error.message : String(error));
  }
}
