import type { Core } from '@strapi/strapi';
import type { Settings } from '../../config/settings';
import { deleteOldRequests, keepDeleting } from './deletion';
import { addDoor } from './door';
import { Notifier } from './notify';

let stopDeleting: (() => void) | undefined;

/** Takes what visitors send. Call it while registering. */
export function openIntake(strapi: Core.Strapi): void {
  addDoor(strapi, new Notifier(strapi));
}

/** Call it while bootstrapping. It begins once the CMS listens: a script that only loads it deletes nothing. */
export function startIntake(strapi: Core.Strapi): void {
  const { INTAKE_TOKEN } = strapi.config.get('settings') as Settings;
  strapi.server.httpServer.once('listening', () => {
    if (!INTAKE_TOKEN)
      strapi.log.warn('INTAKE_TOKEN is not set: booking requests and reviews that visitors send are refused.');
    stopDeleting = keepDeleting(
      (now) => deleteOldRequests(strapi, now),
      (why) => strapi.log.error(`Old booking requests could not be deleted: ${why}. It is tried again in an hour.`),
    );
  });
}

export function stopIntake(): void {
  stopDeleting?.();
}
