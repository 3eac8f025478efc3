import { setImmediate as othersTurn } from 'node:timers/promises';
import type { EntryType } from '@kneadful/shared-types';
import type { ContentGraph } from '../src/content/graph.ts';
import { entryAt } from '../src/content/paths.ts';
import type { Blobs } from './release/blobs.ts';
import type { Render, RenderedPage } from './renderer.ts';

/** A rendered page whose bytes are among the blobs. */
export type StoredPage = Omit<RenderedPage, 'body'> & { hash: string };

/** Blobs being written at once. */
const writers = 16;

/** After so many milliseconds of rendering, hooks, questions for the status and listeners have their turn. */
const longestTurn = 20;

/**
 * Renders one page after the other, and stores each while the next is made.
 * @throws PageFailed
 */
export async function renderAll(
  paths: Iterable<string>,
  render: Render,
  blobs: Blobs,
  onProgress: (done: number) => void,
): Promise<StoredPage[]> {
  const stored: StoredPage[] = [];
  const writing = new Set<Promise<void>>();
  let failure: unknown;
  let turnBegan = performance.now();
  for (const path of paths) {
    if (performance.now() - turnBegan > longestTurn) {
      await othersTurn();
      turnBegan = performance.now();
    }
    const { body, ...page } = await render(path);
    const written = blobs.put(body).then(
      (hash) => {
        stored.push({ ...page, hash });
        onProgress(stored.length);
      },
      (error: unknown) => (failure ??= error),
    ) as Promise<void>;
    const tracked: Promise<void> = written.finally(() => writing.delete(tracked));
    writing.add(tracked);
    if (writing.size >= writers) await Promise.race(writing);
    if (failure) break;
  }
  await Promise.all(writing);
  if (failure) throw failure;
  return stored;
}

/** Whose page the path is. */
export function ownerOf(graph: ContentGraph, path: string): { type: EntryType; id: string } | undefined {
  const entry = entryAt(graph, path);
  if (entry) return entry;
  const redirect = graph.idBySlug('Redirect', path, graph.defaultLocale);
  return redirect === undefined ? undefined : { type: 'Redirect', id: redirect };
}
