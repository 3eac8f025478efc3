import { sentBookingRequest, sentReview, type SentBookingRequest, type SentReview } from '@kneadful/shared-types';
import type { Core } from '@strapi/strapi';
import type { z } from 'zod/mini';
import { dayIn, defaultLocale, studioFacts } from '../content-model/published';

export const bookingRequestUid = 'api::booking-request.booking-request';
export const reviewUid = 'api::review.review';

/** A form that visitors send, and what becomes of it. */
export interface IntakeKind<Sent extends SentBookingRequest | SentReview> {
  uid: typeof bookingRequestUid | typeof reviewUid;
  /** How mails and the log call it. */
  called: string;
  schema: z.ZodMiniType<Sent>;
  /** @param now when it came in */
  fields(strapi: Core.Strapi, sent: Sent, now: Date): Promise<{ data: object; locale?: string; status?: 'draft' }>;
  /** Where it is to be sent instead, since nobody looks here. */
  elsewhere?(strapi: Core.Strapi): Promise<string | undefined>;
}

export const bookingRequests: IntakeKind<SentBookingRequest> = {
  uid: bookingRequestUid,
  called: 'request for an appointment',
  schema: sentBookingRequest,
  async fields(_strapi, { locale, form }, now) {
    const { name, email, phone, service, therapist, preferredTimes, message } = form;
    const asked = { name, email, phone, service, therapist, preferredTimes, message };
    return { data: { ...asked, state: 'new', language: locale, consentedAt: now.toISOString() } };
  },
  elsewhere: async (strapi) => (await studioFacts(strapi)).bookingLink,
};

/** A draft: whether it is published is for a person to decide. */
export const reviews: IntakeKind<SentReview> = {
  uid: reviewUid,
  called: 'review',
  schema: sentReview,
  async fields(strapi, { locale, form }, now) {
    const { timezone } = await studioFacts(strapi);
    return {
      locale: await defaultLocale(strapi),
      status: 'draft',
      data: { ...form, source: 'website', language: locale, receivedOn: dayIn(timezone, now) },
    };
  },
};
