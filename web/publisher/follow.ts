import { setTimeout as sleep } from 'node:timers/promises';
import type { CmsClient } from '../src/cms/client.ts';
import { fetchRevision } from '../src/cms/manifest.ts';

/** How far a change has come, and until when that holds: milliseconds since 1970. */
export interface Reached {
  revision: string;
  expires: number;
}

export interface FollowOptions {
  pollSeconds: number;
  progress: { fail(message: string): void };
  /** Ends it. */
  signal?: AbortSignal;
}

/**
 * Calls `change` whenever the CMS's revision is not the one it reached last, and when what it made has expired. A failure
 * is told once for each reason and tried again.
 */
export async function follow(
  client: CmsClient,
  change: () => Promise<Reached>,
  { pollSeconds, progress, signal }: FollowOptions,
): Promise<never> {
  let reached: Reached | undefined;
  let told: string | undefined;
  for (;;) {
    try {
      const { revision } = await fetchRevision(client);
      const isCurrent = reached?.revision === revision && Date.now() < reached.expires;
      if (!isCurrent) reached = await change();
      told = undefined;
    } catch (error) {
      const message = (error as Error).message;
      if (message !== told) progress.fail(message);
      told = message;
    }
    await sleep(pollSeconds * 1000, undefined, { signal });
  }
}
