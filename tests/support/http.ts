import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  origin: string;
  stop(): Promise<void>;
}

/** A server on a free port of the loopback interface. */
export async function listen(server: Server | RequestListener): Promise<Listening> {
  const running = typeof server === 'function' ? createServer(server) : server;
  running.listen(0, '127.0.0.1');
  await once(running, 'listening');
  return {
    origin: `http://127.0.0.1:${(running.address() as AddressInfo).port}`,
    async stop() {
      running.closeAllConnections();
      running.close();
      await once(running, 'close');
    },
  };
}
