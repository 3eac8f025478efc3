import type { Core } from '@strapi/strapi';
import { bookingRequestUid } from './kinds';

/** What Strapi tells of a row. */
interface Told {
  uid?: string;
}

/**
 * Keeps booking requests out of Strapi's events: a webhook that somebody adds in the settings would send them out as they
 * were written, and they may be about somebody's health. Call it while registering.
 */
export function keepRequestsQuiet(strapi: Core.Strapi): void {
  const { eventHub } = strapi;
  const emit = eventHub.emit.bind(eventHub);
  eventHub.emit = async (event, ...told) => {
    if (told.some((each) => (each as Told | undefined)?.uid === bookingRequestUid)) return;
    await emit(event, ...told);
  };
}
