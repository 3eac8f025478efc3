import { availableParallelism } from 'node:os';
import type { MediaFile } from '../../src/content/snapshot.ts';
import { VariantQueue } from './queue.ts';

/** Media with all their variants, made where they are missing: what a build for another host waits for. */
export async function withAllVariants(
  media: Record<string, MediaFile>,
  folder: string,
  warn: (message: string) => void,
): Promise<Record<string, MediaFile>> {
  const onFailed = (_src: string, message: string) => warn(message);
  const queue = new VariantQueue({ folder, concurrency: availableParallelism(), onFailed });
  queue.want(Object.values(media));
  await queue.settled();
  return Object.fromEntries(Object.entries(media).map(([id, file]) => [id, queue.withVariants(file)]));
}
