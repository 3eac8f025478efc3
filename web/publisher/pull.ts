import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { entryTypes } from '@kneadful/shared-types';
import { createCmsClient } from '../src/cms/client.ts';
import { describeUnfit } from '../src/cms/parse-entry.ts';
import { writeAtomically } from '../src/cms/write-atomically.ts';
import type { Entry } from '../src/content/entries/index.ts';
import { languageWarnings } from '../src/content/languages.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { Originals } from './originals.ts';
import type { Settings } from './settings.ts';
import { SiteContent } from './site-content.ts';
import { memoryState } from './state/database.ts';
import { withAllVariants } from './variants/all-variants.ts';

/** Told what came of it, and what somebody should look at. */
export interface PullReport {
  end(result: string): void;
  warn(message: string): void;
}

/** Where originals and variants of pictures are kept between syncs. */
export const mediaFolder = ({ snapshotFile }: Pick<Settings, 'snapshotFile'>) => join(dirname(snapshotFile), 'media');

/**
 * Fetches everything and keeps it in the snapshot file, for `astro build` and `astro dev`, with all its pictures. Without
 * a history there is no last live version: an entry that is not fit is left out.
 * @throws CmsUnavailable, SiteUnfit
 */
export async function pull(
  settings: Pick<Settings, 'cms' | 'snapshotFile' | 'adminUrl'>,
  report: PullReport,
): Promise<{ snapshot: Snapshot }> {
  const originals = new Originals(mediaFolder(settings));
  const state = memoryState();
  const client = createCmsClient(settings.cms);
  const content = new SiteContent({ client, state, originals, withVariants: (file) => file }, {});
  const pulled = await content.pull({});
  const { graph } = pulled.change;
  const media = await withAllVariants(graph.mediaRecord(), originals.folder, (message) => report.warn(message));
  const entries = Object.fromEntries(
    entryTypes.map((type) => [
      type,
      graph.ids(type).flatMap((id): Entry[] => graph.locales.flatMap((locale) => graph.row(type, id, locale) ?? [])),
    ]),
  ) as unknown as Snapshot['entries'];
  const { defaultLocale } = graph;
  const snapshot = { revision: pulled.revision, defaultLocale, locales: [...graph.locales], entries, media };
  await mkdir(dirname(settings.snapshotFile), { recursive: true });
  await writeAtomically(settings.snapshotFile, JSON.stringify(snapshot));
  state.close();
  const count = Object.values(snapshot.entries).reduce((sum, list) => sum + list.length, 0);
  report.end(`${count} entries, ${Object.keys(media).length} pictures`);
  for (const warning of languageWarnings(graph)) report.warn(warning);
  for (const held of pulled.held.values()) report.warn(describeUnfit(held, settings.adminUrl));
  return { snapshot };
}
