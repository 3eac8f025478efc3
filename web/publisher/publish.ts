import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createCmsClient } from '../src/cms/client.ts';
import { describeUnfit } from '../src/cms/parse-entry.ts';
import { type SyncResult, syncAll } from '../src/cms/sync.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { redirectTargets, sitePaths } from '../src/content/paths.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { release } from './release.ts';
import { createRenderer, type Render, type RenderedPage } from './renderer.ts';
import type { Settings } from './settings.ts';

/** Told what is being done, and at the end of each step what came of it. */
export interface Progress {
  begin(step: string): void;
  end(result: string): void;
  warn(message: string): void;
  /** The step could not be done; it may be tried again. */
  fail(message: string): void;
}

export interface Published {
  id: string;
  revision: string;
  pages: number;
  /** When the first of its pages expires: milliseconds since 1970. Infinity for none. */
  expires: number;
}

/**
 * Sync, render, release: brings the live site to the CMS's content, or leaves it exactly as it is.
 * @throws CmsUnavailable, SiteUnfit, PageFailed
 */
export async function publish(settings: Settings, progress: Progress): Promise<Published> {
  progress.begin('Pulling the content');
  const { snapshot } = await pull(settings, progress);

  progress.begin('Rendering the site');
  const graph = new ContentGraph(snapshot);
  const render = (await createRenderer(settings.siteUrl, settings.appDir))(graph);
  const pages = await renderAll(sitePaths(graph), render);
  progress.end(`${pages.length} pages and files`);

  progress.begin('Releasing');
  const id = await release(
    settings.siteDir,
    {
      pages,
      assets: join(settings.appDir, 'client'),
      media: mediaOf(snapshot, mediaFolder(settings)),
      redirects: redirectTargets(graph),
      revision: snapshot.revision,
    },
    new Date(),
  );
  progress.end(id);
  const expires = Math.min(...pages.map((page) => page.expires ?? Infinity));
  return { id, revision: snapshot.revision, pages: pages.length, expires };
}

/** Fetches everything and keeps it in the snapshot file, for `astro build` and `astro dev`. */
export async function pull(settings: Settings, progress: Progress): Promise<SyncResult> {
  const result = await syncAll(createCmsClient(settings.cms), mediaFolder(settings));
  await mkdir(dirname(settings.snapshotFile), { recursive: true });
  await writeFile(`${settings.snapshotFile}.new`, JSON.stringify(result.snapshot));
  await rename(`${settings.snapshotFile}.new`, settings.snapshotFile);
  const count = Object.values(result.snapshot.entries).reduce((sum, entries) => sum + entries.length, 0);
  progress.end(`${count} entries, ${Object.keys(result.snapshot.media).length} pictures`);
  for (const unfit of result.unfit) progress.warn(describeUnfit(unfit, settings.adminUrl));
  return result;
}

const mediaFolder = ({ snapshotFile }: Settings) => join(dirname(snapshotFile), 'media');

async function renderAll(paths: string[], render: Render): Promise<RenderedPage[]> {
  const pages: RenderedPage[] = [];
  for (const path of paths) pages.push(await render(path));
  return pages;
}

const mediaOf = ({ media }: Snapshot, folder: string) =>
  [...new Set(Object.values(media).map(({ src }) => src))].map((src) => ({
    src,
    file: join(folder, src.replace('/media/', '')),
  }));
