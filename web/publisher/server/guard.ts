import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from './refused.ts';

export interface Limit {
  calls: number;
  seconds: number;
}

export interface Limits {
  /** Calls of the hook that are signed or carry the token. */
  accepted: Limit;
  /** Calls that are neither. */
  refused: Limit;
}

/**
 * A hook may come for every edit of a large import, so its limit is generous; whoever guesses may do so slowly. Both count by the
 * caller's address.
 */
export const standardLimits: Limits = {
  accepted: { calls: 100, seconds: 1 },
  refused: { calls: 20, seconds: 60 },
};

export interface Guard {
  /** @throws Refused unless the call carries the token */
  requireToken(request: FastifyRequest): Promise<void>;
  /** Counts a call that is neither signed nor carries the token. @throws Refused always: 401, or 429 past the rate */
  refuse(request: FastifyRequest, sentence: string): Promise<never>;
  /** Counts a call that may be carried out. @throws Refused past the rate */
  admit(request: FastifyRequest): Promise<void>;
}

/**
 * The right token and the right signature are let in however many wrong ones came from the same address: behind a proxy that
 * address is everybody's, and a stranger must not shut the CMS out.
 */
export function createGuard(app: FastifyInstance, token: string | undefined, limits: Limits): Guard {
  const accepted = createLimit(app, limits.accepted);
  const refused = createLimit(app, limits.refused);
  const refuse: Guard['refuse'] = async (request, sentence) => {
    await refused(request);
    // What it still wants to send is not read.
    throw new Refused(401, sentence, { 'www-authenticate': 'Bearer', connection: 'close' });
  };
  return {
    refuse,
    admit: accepted,
    async requireToken(request) {
      if (token === undefined)
        await refuse(request, 'The publisher was started without REBUILD_TOKEN, so it takes no commands. Set it.');
      const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
      if (given === undefined) await refuse(request, 'Send the header Authorization: Bearer with REBUILD_TOKEN.');
      if (!equal(given!, token!)) await refuse(request, 'The token is not the publisher’s REBUILD_TOKEN.');
    },
  };
}

function createLimit(app: FastifyInstance, { calls, seconds }: Limit) {
  const count = app.createRateLimit({ max: calls, timeWindow: seconds * 1000 });
  return async (request: FastifyRequest): Promise<void> => {
    const state = await count(request);
    if (state.isAllowed || !state.isExceeded) return;
    const wait = Math.max(1, state.ttlInSeconds);
    throw new Refused(429, `Too many calls. Try again in ${wait} s.`, {
      'retry-after': String(wait),
      connection: 'close',
    });
  };
}

/** In constant time, whatever the lengths. */
const equal = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
const digest = (text: string) => createHash('sha256').update(text).digest();
