import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  controlsOf,
  type FormKind,
  type FormNotice,
  type FormState,
  onControls,
  type Typed,
} from '../../../src/content/form-offer.ts';
import { formPaths, routePaths } from '../../../src/content/addresses.ts';
import { FormCounter, type FormLimits, standardFormLimits } from '../../forms/limits.ts';
import { type Intake, referencePattern } from '../../forms/intake.ts';
import { createReceiver, localeOf, type Received } from '../../forms/receive.ts';
import { isFromSite } from '../../forms/same-site.ts';
import type { FormsSite } from '../../forms/site.ts';
import { readTyped } from '../../forms/typed-body.ts';
import { visitorAddress } from '../../forms/visitor-address.ts';
import type { Log } from '../../log.ts';
import { pagePolicy, safetyHeaders } from '../../static/headers.ts';
import { Refused } from '../refused.ts';

export interface FormsOptions {
  site: FormsSite;
  intake: Intake;
  /** Origin and base path of the site. */
  siteUrl: URL;
  /** Where browsers send forms to, if not to the site. */
  formsUrl?: URL;
  /** Milliseconds since 1970. */
  now?(): number;
  limits?: FormLimits;
}

const pages: Record<FormKind, { form: string; thanks: string }> = {
  booking: { form: formPaths.booking, thanks: formPaths.bookingThanks },
  review: { form: routePaths.reviews, thanks: formPaths.reviewThanks },
};

const statuses: Record<Received['kind'], number> = {
  taken: 200,
  refused: 422,
  again: 422,
  often: 429,
  elsewhere: 409,
  unavailable: 503,
};

interface PageWithForm {
  /** Below the language. */
  path: string;
  locale: string | undefined;
  state: FormState;
}

/** What visitors send. Addresses are those below the site's base path, which our proxies take away. */
export function formsRoutes(app: FastifyInstance, options: FormsOptions, log: Log): void {
  const { site, intake, siteUrl, formsUrl, now = Date.now, limits = standardFormLimits } = options;
  const receive = createReceiver({
    offer: (kind) => site.offer(kind),
    intake,
    counter: new FormCounter(limits, now),
    now,
  });
  const origins = [siteUrl.origin, ...(formsUrl ? [formsUrl.origin] : [])];
  const base = (formsUrl ?? siteUrl).pathname.replace(/\/$/, '');

  for (const kind of ['booking', 'review'] as const) {
    const address = `/forms/${kind}`;
    app.post(address, async (request: FastifyRequest, reply) => {
      reply.headers({ ...safetyHeaders, 'content-security-policy': pagePolicy });
      if (!isFromSite(request.headers, origins)) throw new Refused(403, 'This form belongs to another site.');
      if (formsUrl) allowSite(request, reply);
      const { typed, isScript } = readTyped(request.headers['content-type'], request.body as Buffer);
      const visitor = visitorAddress(request.socket.remoteAddress, request.headers['x-forwarded-for']?.toString());
      const received = await receive({ kind, typed, address: visitor });
      if (received.kind === 'often') reply.header('retry-after', String(received.seconds));
      if (isScript) return reply.code(statuses[received.kind]).send(asData(received));
      const locale = localeOf(typed);
      if (received.kind === 'taken') {
        const thanks = `${base}${address}/thanks/${received.reference}`;
        return reply.redirect(locale ? `${thanks}?locale=${locale}` : thanks, 303);
      }
      const page = { path: pages[kind].form, locale, state: stateOf(kind, typed, received) };
      return sendPage(reply, statuses[received.kind], page);
    });

    interface Thanks {
      Params: { reference: string };
      Querystring: { locale?: string };
    }
    app.get<Thanks>(`${address}/thanks/:reference`, async ({ params, query }, reply) => {
      const { reference } = params;
      if (!referencePattern.test(reference)) throw new Refused(404, 'There is nothing at this address.');
      const state = { typed: {}, issues: [], reference };
      return sendPage(reply, 200, { path: pages[kind].thanks, locale: query.locale, state });
    });

    // Without the site's leave a browser sends no JSON to another origin.
    if (formsUrl)
      app.options(address, async (request, reply) => {
        allowSite(request, reply);
        return reply
          .headers({ 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'content-type' })
          .code(204)
          .send();
      });
  }

  function allowSite({ headers }: FastifyRequest, reply: FastifyReply): void {
    reply.header('vary', 'Origin');
    if (headers.origin === siteUrl.origin) reply.header('access-control-allow-origin', siteUrl.origin);
  }

  async function sendPage(reply: FastifyReply, status: number, { path, locale, state }: PageWithForm) {
    try {
      const body = await site.page(path, state, locale);
      return reply
        .code(status)
        .headers({ ...safetyHeaders, 'content-security-policy': pagePolicy })
        .type('text/html; charset=utf-8')
        .send(Buffer.from(body));
    } catch (error) {
      // The error may tell what was typed.
      log.error({ path, why: (error as Error).name }, 'The page of a form could not be made.');
      throw new Refused(503, 'The page cannot be shown just now. Go back: what you wrote is still in the form.');
    }
  }
}

function asData(received: Received): object {
  if (received.kind === 'taken') return { reference: received.reference };
  if (received.kind === 'refused') return { issues: received.issues };
  return received.kind === 'unavailable' ? { unavailable: true } : { [received.kind]: true };
}

function stateOf(kind: FormKind, typed: Typed, received: Received) {
  const issues = received.kind === 'refused' ? onControls(received.issues, typed, controlsOf[kind]) : [];
  const notice: FormNotice | undefined =
    received.kind === 'taken' || received.kind === 'refused' ? undefined : received.kind;
  return { typed, issues, notice };
}
