import { setTimeout as sleep } from 'node:timers/promises';
import { ContentRevisionDocument } from '@kneadful/shared-types';
import type { CmsClient } from '../src/cms/client.ts';
import { type Progress, publish, type Published } from './publish.ts';
import type { Settings } from './settings.ts';

/**
 * Publishes whenever the CMS's revision is not the live release's. A publish that fails is told once for each revision
 * and reason, and tried again: the live release keeps serving.
 */
export async function watch(settings: Settings, client: CmsClient, progress: Progress, published: (result: Published) => void): Promise<never> {
  let live: string | undefined;
  let told: string | undefined;
  for (;;) {
    try {
      const { contentRevision } = await client.query(ContentRevisionDocument, {});
      if (contentRevision.revision !== live) {
        const result = await publish(settings, progress);
        live = result.revision;
        told = undefined;
        published(result);
      }
    } catch (error) {
      const message = (error as Error).message;
      if (message !== told) progress.warn(message);
      told = message;
    }
    await sleep(settings.pollSeconds * 1000);
  }
}
