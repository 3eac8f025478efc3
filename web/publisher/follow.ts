import { setTimeout as sleep } from 'node:timers/promises';
import { ContentRevisionDocument } from '@kneadful/shared-types';
import type { CmsClient } from '../src/cms/client.ts';
import type { Progress } from './publish.ts';

/**
 * Calls `change` whenever the CMS's revision is not the one that `change` reached last. A failure is told once for each
 * reason and tried again.
 * @param change brings what follows up to date and answers the revision it reached
 */
export async function follow(
  client: CmsClient,
  pollSeconds: number,
  progress: Progress,
  change: (revision: string) => Promise<string>,
): Promise<never> {
  let reached: string | undefined;
  let told: string | undefined;
  for (;;) {
    try {
      const { contentRevision } = await client.query(ContentRevisionDocument, {});
      if (contentRevision.revision !== reached) reached = await change(contentRevision.revision);
      told = undefined;
    } catch (error) {
      const message = (error as Error).message;
      if (message !== told) progress.fail(message);
      told = message;
    }
    await sleep(pollSeconds * 1000);
  }
}
