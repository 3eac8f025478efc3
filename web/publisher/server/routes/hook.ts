import type { WebhookAnswer } from '@kneadful/shared-types';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readCall } from '../call.ts';
import type { ApiParts } from '../api.ts';
import { Replays } from '../replays.ts';
import { createVerify, signatureProblem, webhookId } from '../signature.ts';

/** Ten minutes of the fastest calls that are let in. */
const answersKept = 60_000;

/** `POST /hooks/rebuild`: “look at the CMS now”. It is answered before anything is published. */
export function hookRoute(app: FastifyInstance, { control, guard, hookSecrets }: ApiParts): void {
  const verify = createVerify(hookSecrets);
  const replays = new Replays<WebhookAnswer>(answersKept);
  app.post('/hooks/rebuild', { onRequest: mayBeRead, handler: answer });

  /** What cannot be let in is sent away before its body is read. */
  async function mayBeRead(request: FastifyRequest): Promise<void> {
    if (!isSigned(request)) return guard.requireToken(request);
    const problem = hookSecrets.length === 0 ? noSecret : signatureProblem(request.headers);
    if (problem) await guard.refuse(request, problem);
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<WebhookAnswer> {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signed = isSigned(request);
    if (signed && !verify(request.headers, body))
      await guard.refuse(request, 'The signature does not fit. Sign with the publisher’s REBUILD_WEBHOOK_SECRET.');
    await guard.admit(request);
    reply.code(202);
    const answered = signed ? replays.answerTo(webhookId(request.headers)) : undefined;
    if (answered) return answered;

    const call = readCall(request.headers['content-type'], body, signed);
    const known = control.status();
    const promise = { revision: call.revision ?? known.cmsRevision ?? known.release?.revision ?? '' };
    if (signed) replays.remember(webhookId(request.headers), promise);
    // What comes of it is told by the publisher's events; a hundred hooks that join one publish need not say it too.
    control.publish(call).catch((error: unknown) => request.log.debug({ err: error }, 'The publish failed.'));
    return promise;
  }
}

const noSecret = 'The publisher was started without REBUILD_WEBHOOK_SECRET, so it takes no signed calls. Set it.';

/** A call that brings a token is judged by its token. */
const isSigned = ({ headers }: FastifyRequest): boolean => headers.authorization === undefined;
