import type { PublishOutcome } from '@kneadful/shared-types';
import type { PublisherEvent } from '../control.ts';
import type { Arguments, Command, World } from './command.ts';
import { type Reached, withPublisher } from './reach.ts';
import { createStepTeller, createWarner, describeOutcome } from './tell.ts';

export const publish: Command = {
  summary: 'publish what the CMS has; --full renders every page',
  options: ['full', 'json'],
  run: (world, args) =>
    carryOut(world, args, (publisher, listener) => publisher.publish(args.full ? { full: true } : {}, listener)),
};

export const compile: Command = {
  summary: 'build the app again from the code on disk and publish everything under it',
  options: ['json'],
  run: (world, args) => carryOut(world, args, (publisher, listener) => publisher.publish({ compile: true }, listener)),
};

export const resume: Command = {
  summary: 'go on publishing after a rollback',
  options: ['json'],
  run: (world, args) => carryOut(world, args, (publisher, listener) => publisher.resume(listener)),
};

type Publishes = (publisher: Reached, listener: (event: PublisherEvent) => void) => Promise<PublishOutcome>;

async function carryOut(world: World, { json }: Arguments, publishes: Publishes): Promise<void> {
  await withPublisher(world, async (publisher) => {
    const teller = createStepTeller(world.report, world.terminal);
    const outcome = await publishes(publisher, teller.hear).finally(teller.stop);
    // The answer may be faster than the last event.
    teller.hear({ kind: 'published', outcome, cause: outcome.release.cause });
    const status = await publisher.status();
    createWarner(world.report)(status);
    if (json) world.print(JSON.stringify(outcome));
    else world.report.done(outcome.release.id, describeOutcome(outcome, status.state === 'paused'));
  });
}
