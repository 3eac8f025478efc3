import type { PublisherStatus, PublishOutcome, ReleaseSummary } from '@kneadful/shared-types';
import type { PublisherEvent } from '../control.ts';
import { createLog } from '../log.ts';
import type { OwnPublisher, World } from './command.ts';
import { connect } from './control-client.ts';

type Listener = (event: PublisherEvent) => void;

export interface Wanted {
  full?: boolean;
  compile?: boolean;
}

/** The publisher as a command reaches it. */
export interface Reached {
  /** Whether it runs in a process of its own, which goes on when the command ends. */
  running: boolean;
  status(): Promise<PublisherStatus>;
  releases(): Promise<ReleaseSummary[]>;
  activate(id: string): Promise<ReleaseSummary>;
  publish(wanted: Wanted, listener: Listener): Promise<PublishOutcome>;
  resume(listener: Listener): Promise<PublishOutcome>;
  close(): Promise<void>;
}

/** Carries a command out by the publisher that runs, and by one of its own where none does. */
export async function withPublisher<Result>(
  world: World,
  use: (publisher: Reached) => Promise<Result>,
): Promise<Result> {
  const { url, token } = world.controlSettings();
  const running = token === undefined ? undefined : await connect({ url, token });
  const publisher = running ?? (await openOwn(world));
  try {
    return await use(publisher);
  } finally {
    await publisher.close();
  }
}

async function openOwn(world: World): Promise<Reached> {
  const settings = world.settings();
  // The command says itself what happens, unless somebody asks for more.
  const log = createLog({ level: settings.logLevel ?? 'silent', to: process.stderr });
  return own(await world.openPublisher(settings, log));
}

const own = (publisher: OwnPublisher): Reached => {
  const told = async (listener: Listener, command: () => Promise<PublishOutcome>): Promise<PublishOutcome> => {
    const stopListening = publisher.on(listener);
    const outcome = await command().finally(stopListening);
    // Nobody else makes what follows the release, and smaller pictures are a release of their own.
    await publisher.settled();
    return { ...outcome, release: publisher.status().release ?? outcome.release };
  };
  return {
    running: false,
    status: async () => publisher.status(),
    releases: async () => publisher.releases(),
    activate: (id) => publisher.activate(id),
    publish: (wanted, listener) =>
      told(listener, () => publisher.publish({ ...wanted, cause: wanted.compile ? 'compile' : 'manual' })),
    resume: (listener) => told(listener, () => publisher.resume()),
    close: () => publisher.stop(),
  };
};
