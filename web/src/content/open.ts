import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ContentGraph } from './graph.ts';
import type { Snapshot } from './snapshot.ts';

/** Where the sync leaves the content for `astro build` and `astro dev`. */
export const snapshotFile = () => resolve(process.env.SNAPSHOT_FILE ?? '.snapshot/content.json');

let opened: { graph: Promise<ContentGraph>; modified: number } | undefined;

/** The graph of the snapshot file, opened once and again when the file changes. @throws where there is none */
export async function openGraph(): Promise<ContentGraph> {
  const file = snapshotFile();
  const modified = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => {
      throw new Error(`There is no content to render at ${file}. Run \`npm run sync -w web\` with the CMS running.`);
    },
  );
  if (opened?.modified !== modified) opened = { modified, graph: read(file) };
  return opened.graph;
}

async function read(file: string): Promise<ContentGraph> {
  return new ContentGraph(JSON.parse(await readFile(file, 'utf8')) as Snapshot);
}
