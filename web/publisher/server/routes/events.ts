import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { PublisherEvent } from '../../control.ts';
import type { ApiParts } from '../api.ts';

/** A reader that is this far behind is cut off: it may come again and gets the status at once. */
const mostWaiting = 1024 * 1024;

/** `GET /events`: server-sent events, first of all the status. */
export function eventsRoute(app: FastifyInstance, { control, guard, heartbeatSeconds }: ApiParts): void {
  const readers = new Set<ServerResponse>();

  app.get('/events', { onRequest: guard.requireToken }, (_request, reply) => {
    const reader = reply.hijack().raw;
    reader.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would collect them.
      'x-accel-buffering': 'no',
    });
    const write = (text: string) => {
      if (reader.writableEnded) return;
      if (reader.writableLength > mostWaiting) reader.destroy();
      else reader.write(text);
    };
    reader.on('error', () => reader.destroy());
    const tell = (event: PublisherEvent) => write(`event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`);

    readers.add(reader);
    tell({ kind: 'status', status: control.status() });
    const stopListening = control.on(tell);
    // Proxies cut off what is silent.
    const heartbeat = setInterval(() => write(': still here\n\n'), heartbeatSeconds * 1000);
    reader.once('close', () => {
      clearInterval(heartbeat);
      stopListening();
      readers.delete(reader);
    });
  });

  app.addHook('preClose', async () => {
    for (const reader of readers) reader.end();
  });
}
