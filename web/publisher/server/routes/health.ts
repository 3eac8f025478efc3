import type { FastifyInstance } from 'fastify';
import type { ApiParts } from '../api.ts';
import { Refused } from '../refused.ts';

/** For supervisors and load balancers, without a token; and the numbers for those who have it. */
export function healthRoutes(app: FastifyInstance, { control, guard, metrics }: ApiParts): void {
  /** The process lives. */
  app.get('/healthz', async () => ({ ok: true }));

  /**
   * There is a site. A publish that fails later changes nothing for visitors, and to restart the publisher would not
   * help: `/status` and `/metrics` tell of it.
   */
  app.get('/readyz', async () => {
    const { release } = control.status();
    if (release) return { ok: true };
    throw new Refused(503, 'Nothing is published yet.', { 'retry-after': '5' });
  });

  app.get('/metrics', { onRequest: guard.requireToken }, async (_request, reply) => {
    reply.type(metrics.contentType);
    return metrics.metrics();
  });
}
