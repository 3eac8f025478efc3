import type { Readable } from 'node:stream';
import { publisherStatus, publishCause, publishOutcome } from '@kneadful/shared-types';
import { z } from 'zod';
import type { PublisherEvent } from '../control.ts';

const publisherEvent: z.ZodType<PublisherEvent> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: z.enum(['compile', 'sync', 'plan', 'render', 'release']) }),
  z.object({ kind: z.literal('pulled'), entries: z.number(), pictures: z.number() }),
  z.object({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({
    kind: z.literal('published'),
    outcome: publishOutcome,
    cause: publishCause,
  }),
  z.object({ kind: z.literal('failed'), message: z.string(), cause: publishCause }),
  z.object({ kind: z.literal('status'), status: publisherStatus }),
]);

/** Reads the publisher's `/events` until it ends. What an older or newer publisher says beside it is passed over. */
export async function readEvents(stream: Readable, listener: (event: PublisherEvent) => void): Promise<void> {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const blocks = (text + String(chunk)).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      const event = data && publisherEvent.safeParse(JSON.parse(data));
      if (event && event.success) listener(event.data);
    }
  }
}
