import type { Core } from '@strapi/strapi';
import type { Settings } from '../../../config/settings';

/** How long the hooks wait for what, in milliseconds. */
export interface HookTimes {
  /** A third party is called once nothing has changed for so long, */
  quiet: number;
  /** and at the latest after so long. */
  longest: number;
  /** The wait after the first failure; it doubles with each. */
  firstRetry: number;
  /** After so long a message is not tried again. */
  giveUp: number;
  /** How long a call may take. */
  timeout: number;
  /** How long a claim holds. Longer than a call by so much that clocks may differ a little between two machines. */
  lease: number;
}

/** The longest wait between two tries. */
export const longestRetry = 60 * 60 * 1000;

/** After a failure a newer message waits for this: a target that is away is not called with every edit. */
export const restAfterFailure = 1000;

export function hookTimes(strapi: Core.Strapi): HookTimes {
  const settings = strapi.config.get('settings') as Settings;
  const timeout = Math.round(settings.HOOK_TIMEOUT_SECONDS * 1000);
  return {
    quiet: settings.HOOK_QUIET_SECONDS * 1000,
    longest: settings.HOOK_LONGEST_SECONDS * 1000,
    firstRetry: settings.HOOK_RETRY_SECONDS * 1000,
    giveUp: settings.HOOK_GIVE_UP_HOURS * 60 * 60 * 1000,
    timeout,
    lease: 3 * timeout,
  };
}

/** Doubling waits, each longer or shorter by up to a quarter, so that many targets do not come back at one moment. */
export function retryDelay(attempts: number, { firstRetry }: HookTimes, random = Math.random): number {
  const delay = Math.min(firstRetry * 2 ** Math.min(attempts - 1, 30), longestRetry);
  return Math.round(delay * (0.75 + random() / 2));
}
