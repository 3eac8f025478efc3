import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { instantOf, type RequestDesk } from '@kneadful/shared-types';
import { refusalOf } from '../../content-model/problems';
import { dayIn, studioFacts } from '../../content-model/published';
import { nameOf } from '../../intake/failure';
import { bookingRequestUid } from '../../intake/kinds';
import type { Mailer } from '../../intake/mail';
import { formPath } from '../entry-links';
import { appointmentFile, usualLength } from './calendar';
import { letterTo } from './letter';

/** A request as the query engine answers it. */
export interface BookingRequest {
  id: number;
  documentId: string;
  reference: string;
  state: string;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  preferredTimes?: unknown;
  language?: string | null;
  createdAt: string | Date;
  service?: { options?: { minutes?: number }[] } | null;
}

const day = 86_400_000;

/** What somebody who answers the request needs beside its form. */
export async function requestDesk(strapi: Core.Strapi, mailer: Mailer, request: BookingRequest): Promise<RequestDesk> {
  const { reference, name, email, phone, createdAt } = request;
  const { timezone, keepRequestsDays, name: studio = '' } = await studioFacts(strapi);
  const language = languageOf(request);
  const times = timesOf(request).map((time) => ({ time, instant: instantOf(timezone, time) }));
  const said = (locale: string) => times.map(({ instant }) => saidIn(locale, timezone, instant));
  const url = `${strapi.config.get<string>('server.url')}/admin${formPath(strapi, bookingRequestUid, request)}`;
  const minutes = request.service?.options?.[0]?.minutes ?? usualLength;
  return {
    reference,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    letter: letterTo({ reference, name: name ?? '', studio, times: said(language) }, language),
    canSend: mailer.isSetUp,
    times: times.map(({ instant }, index) => ({
      label: said('en')[index] ?? '',
      calendar: appointmentFile({ reference, start: instant, minutes, url }),
    })),
    deletedOn: dayIn(timezone, new Date(new Date(createdAt).getTime() + keepRequestsDays * day)),
  };
}

/** Sends a letter to the visitor; the request is answered then. What was written is logged nowhere. */
export async function sendReply(
  strapi: Core.Strapi,
  mailer: Mailer,
  request: BookingRequest,
  body: unknown,
): Promise<void> {
  const { subject, text } = (body ?? {}) as { subject?: unknown; text?: unknown };
  const problems = [
    ...(isText(subject, 200) ? [] : [{ path: ['subject'], message: 'Write a subject of at most 200 characters.' }]),
    ...(isText(text, 5000) ? [] : [{ path: ['text'], message: 'Write a letter of at most 5,000 characters.' }]),
    ...(request.email
      ? []
      : [{ path: ['to'], message: 'The visitor left no e-mail address, or your role does not see it.' }]),
  ];
  if (problems.length > 0) throw refusalOf(problems);
  const { email: replyTo } = await studioFacts(strapi);
  // A line break in a subject would begin another header.
  const oneLine = String(subject).replaceAll(/\s+/g, ' ').trim();
  try {
    await mailer.send({ to: String(request.email), subject: oneLine, text: String(text), ...(replyTo && { replyTo }) });
  } catch (error) {
    strapi.log.warn(`The answer to ${request.reference} could not be sent: ${nameOf(error)}.`);
    throw new errors.ApplicationError(
      'The mail server did not take the letter. Your text is still here: try again, or copy it into your own mail program.',
    );
  }
  if (request.state === 'new')
    await strapi.db.query(bookingRequestUid).update({ where: { id: request.id }, data: { state: 'answered' } });
}

/** The language that the visitor wrote in; the field takes any text. */
function languageOf({ language }: BookingRequest): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language ?? [])[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const isText = (value: unknown, most: number): boolean =>
  typeof value === 'string' && value.trim().length > 0 && value.length <= most;

function timesOf({ preferredTimes }: BookingRequest): { date: string; time: string }[] {
  const given = Array.isArray(preferredTimes) ? preferredTimes : [];
  return given
    .map((time) => /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(String(time)))
    .filter((match) => match !== null)
    .map(([, date = '', time = '']) => ({ date, time }));
}

const saidIn = (locale: string, timeZone: string, instant: number): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-US' : locale, {
    timeZone,
    ...{ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  } as Intl.DateTimeFormatOptions).format(instant);
