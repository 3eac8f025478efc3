import type { IncomingMessage } from 'node:http';
import type { SentBookingRequest, SentReview } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import type { Settings } from '../../config/settings';
import { carriesToken } from '../setup/bearer';
import { parseBody, readBody } from './body';
import { nameOf } from './failure';
import { bookingRequests, type IntakeKind, reviews } from './kinds';
import type { Notifier } from './notify';
import { type Outcome, take } from './take';

/** The part of Koa's context that is used here. */
interface Context {
  method: string;
  path: string;
  req: IncomingMessage;
  status: number;
  body: unknown;
  set(header: string, value: string): void;
}

/**
 * `POST /intake/booking-requests` and `POST /intake/reviews`, for the bearer of INTAKE_TOKEN. They stand before every
 * middleware of Strapi's: its body parser would take a megabyte from anybody, and log what it cannot parse. Call it
 * while registering.
 */
export function addDoor(strapi: Core.Strapi, notifier: Notifier): void {
  const { INTAKE_TOKEN } = strapi.config.get('settings') as Settings;
  const doors = new Map([
    ['/intake/booking-requests', doorOf(bookingRequests)],
    ['/intake/reviews', doorOf(reviews)],
  ]);

  function doorOf<Sent extends SentBookingRequest | SentReview>(kind: IntakeKind<Sent>) {
    return async (context: Context): Promise<void> => {
      if (!carriesToken(context.req.headers.authorization, INTAKE_TOKEN)) return say(context, 401);
      const text = await readBody(context.req);
      if (text === undefined) return say(context, 413);
      const outcome = await take(strapi, kind, parseBody(text));
      answer(context, outcome);
      // Whoever sent it does not wait for the mail.
      if (outcome.status === 201) void notifier.tell(kind, outcome.body.reference, outcome.documentId);
    };
  }

  strapi.server.use(async (context: Context, next: () => Promise<unknown>) => {
    const door = context.method === 'POST' ? doors.get(context.path) : undefined;
    if (!door) return next();
    context.set('Cache-Control', 'no-store');
    const begun = Date.now();
    try {
      await door(context);
    } catch (error) {
      if (!context.req.errored) strapi.log.error(`What a visitor sent could not be stored: ${nameOf(error)}.`);
      say(context, 503);
    }
    strapi.log.http(`POST ${context.path} (${Date.now() - begun} ms) ${context.status}`);
  });
}

function answer(context: Context, outcome: Outcome): void {
  if (outcome.status === 429) {
    context.set('Retry-After', String(outcome.seconds));
    return say(context, 429);
  }
  context.status = outcome.status;
  context.body =
    outcome.status === 409
      ? { error: `The studio takes no appointments here: they are made at ${outcome.elsewhere}.` }
      : outcome.body;
}

const sentences = {
  401: 'Send the header Authorization: Bearer with INTAKE_TOKEN.',
  413: 'A message has 64 KB at most.',
  429: 'So many messages came in the last hour that this one has to wait.',
  503: 'This cannot be stored now. Send it again later, with the same sendingId.',
};

function say(context: Context, status: keyof typeof sentences): void {
  context.status = status;
  context.body = { error: sentences[status] };
}
