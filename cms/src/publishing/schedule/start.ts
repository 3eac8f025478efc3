import type { Core } from '@strapi/strapi';
import { ScheduleActions } from './admin/actions';
import { addScheduleRoutes } from './admin/routes';
import { forgetSchedules } from './forget';
import { ScheduleRunner } from './runner';

let runner: ScheduleRunner | undefined;

/** Call it while registering, after the build hooks. */
export function registerSchedules(strapi: Core.Strapi): void {
  const made = new ScheduleRunner(strapi);
  runner = made;
  forgetSchedules(strapi);
  addScheduleRoutes(strapi, new ScheduleActions(strapi, made));
}

/** Call it while bootstrapping. It begins once the CMS listens: a script that only loads it publishes nothing. */
export function startSchedules(strapi: Core.Strapi): void {
  strapi.server.httpServer.once('listening', () => runner?.start());
}

/** What is under way is brought to its end. */
export async function stopSchedules(): Promise<void> {
  await runner?.stop();
}
