import type { PublisherControl } from '../control.ts';
import type { Log } from '../log.ts';

/** One line for each publish that changed the site, and for each new reason why it could not be changed. */
export function logPublishes(control: PublisherControl, log: Log): void {
  let failure: string | undefined;
  control.on((event) => {
    if (event.kind === 'failed') {
      // A CMS that is away fails every look at it.
      log[event.message === failure ? 'debug' : 'error']({ cause: event.cause }, event.message);
      failure = event.message;
    }
    if (event.kind !== 'published') return;
    failure = undefined;
    const { released, release } = event.outcome;
    const { cause, revision, id, rendered, files, times } = release;
    const line = { cause, revision, release: id, rendered, files, ms: times, held: control.status().held.length };
    if (released) log.info(line, 'published');
    else log.debug({ release: id, revision }, 'nothing to publish');
  });
}
