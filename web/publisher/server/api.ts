import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  LogController,
} from 'fastify';
import type { Registry } from 'prom-client';
import type { PublisherControl } from '../control.ts';
import type { Log } from '../log.ts';
import { createGuard, type Guard, type Limits, standardLimits } from './guard.ts';
import { createMetrics } from './metrics.ts';
import { Refused } from './refused.ts';
import { controlRoutes } from './routes/control.ts';
import { eventsRoute } from './routes/events.ts';
import { healthRoutes } from './routes/health.ts';
import { formsRoutes, type FormsOptions } from './routes/forms.ts';
import { hookRoute } from './routes/hook.ts';
import { type PreviewOptions, previewRoutes } from './routes/preview.ts';

export interface ApiOptions {
  /** One, or two during rotation. Without any, signed calls are refused. */
  hookSecrets: string[];
  /** Without it everything that needs the token is refused. */
  token?: string;
  log: Log;
  limits?: Limits;
  /** Seconds between two signs of life on `/events`. */
  heartbeatSeconds?: number;
  /** What visitors send; none: their addresses are not there. */
  forms?: FormsOptions;
  /** Pages with drafts; none: their addresses are not there. */
  preview?: PreviewOptions;
}

/** What the routes are made of. */
export interface ApiParts {
  control: PublisherControl;
  guard: Guard;
  metrics: Registry;
  hookSecrets: string[];
  heartbeatSeconds: number;
}

/** The largest body of a call. */
const bodyLimit = 64 * 1024;

/** The publisher's HTTP side: hook, control API, events, health, forms, previews. The caller lets it listen. */
export async function createApi(
  control: PublisherControl,
  { hookSecrets, token, log, limits = standardLimits, heartbeatSeconds = 15, forms, preview }: ApiOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    // Requests name their callers; publishes have a line of their own.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: 10_000,
    // A HEAD of `/events` would wait for ever.
    exposeHeadRoutes: false,
    frameworkErrors: (error, _request, reply) => void sendError(error, reply as FastifyReply, log),
  });
  app.removeAllContentTypeParsers();
  // A signature is over bytes; each route reads its own.
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
  app.setNotFoundHandler(() => {
    throw new Refused(404, 'There is nothing at this address. See docs/publisher.md for what there is.');
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => sendError(error, reply, log));
  await app.register(rateLimit, { global: false });

  const guard = createGuard(app, token, limits);
  const parts: ApiParts = { control, guard, metrics: createMetrics(control), hookSecrets, heartbeatSeconds };
  hookRoute(app, parts);
  controlRoutes(app, parts);
  eventsRoute(app, parts);
  healthRoutes(app, parts);
  if (forms) formsRoutes(app, forms, log);
  if (preview) previewRoutes(app, preview, guard, log);
  warnOfMissing(hookSecrets, token, log);
  return app;
}

/** One sentence as JSON; never a stack. */
function sendError(error: FastifyError | Refused, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof Refused) return reply.code(error.status).headers(error.headers).send({ error: error.message });
  const known = sentences[error.code];
  if (known) return reply.code(known.status).header('connection', 'close').send({ error: known.sentence });
  if (error.statusCode && error.statusCode < 500)
    return reply.code(error.statusCode).send({ error: 'The publisher does not understand this request.' });
  log.error({ err: error }, 'A request could not be answered.');
  return reply.code(500).send({ error: 'The publisher could not answer. Its log says why.' });
}

const sentences: Record<string, { status: number; sentence: string }> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, sentence: 'The body is larger than 64 KB.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, sentence: 'Send the body as application/json.' },
};

function warnOfMissing(hookSecrets: string[], token: string | undefined, log: Log): void {
  if (hookSecrets.length === 0)
    log.warn(
      'REBUILD_WEBHOOK_SECRET is not set: the CMS’s hooks are refused, and edits wait for the next look at the CMS.',
    );
  if (token === undefined) log.warn('REBUILD_TOKEN is not set: commands to the running publisher are refused.');
}
