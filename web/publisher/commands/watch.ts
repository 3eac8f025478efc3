import { createCmsClient } from '../../src/cms/client.ts';
import { createIntake } from '../forms/intake.ts';
import { Previews } from '../preview/previews.ts';
import type { PreviewSource } from '../preview/source.ts';
import { createApi } from '../server/api.ts';
import type { PreviewOptions } from '../server/routes/preview.ts';
import { logPublishes } from '../server/publish-log.ts';
import type { PublisherControl } from '../control.ts';
import { createLog, readable } from '../log.ts';
import type { Settings } from '../settings.ts';
import { CommandFailed, type World } from './command.ts';
import type { Report } from './report.ts';
import { createStepTeller, createWarner, describeOutcome } from './tell.ts';

export interface Watching {
  /** Where the hook and the control API are. */
  address: string;
  stop(): Promise<void>;
}

/** Listens, publishes what the CMS has, and goes on with every change. @throws CommandFailed where the port is taken */
export async function startWatching(world: World): Promise<Watching> {
  const settings = world.settings();
  const log = createLog({
    level: settings.logLevel ?? 'info',
    to: process.stdout.isTTY ? readable(console.log) : process.stdout,
  });
  const publisher = await world.openPublisher(settings, log);
  const { hookSecrets, controlToken, siteUrl, formsUrl } = settings;
  const intake = createIntake({ cmsUrl: settings.cms.url, token: settings.intakeToken, log });
  const forms = { site: publisher.forms, intake, siteUrl, formsUrl };
  const preview = previewOf(settings, publisher.previews);
  const api = await createApi(publisher, { hookSecrets, token: controlToken, log, forms, preview });
  // Whoever waits for an answer gets the publisher's last word.
  const stop = async () => {
    await Promise.all([api.close(), publisher.stop()]);
  };
  logPublishes(publisher, log);
  tellFirstInSteps(publisher, world.report, world.terminal);
  try {
    const address = await api.listen({ host: settings.host, port: settings.publisherPort });
    publisher.start();
    return { address, stop };
  } catch (error) {
    await stop();
    throw explained(error, settings);
  }
}

function previewOf(
  { preview, cms, siteUrl, publisherPublicUrl, adminUrl }: Settings,
  source: PreviewSource,
): PreviewOptions | undefined {
  if (!preview) return undefined;
  const previews = new Previews(source, createCmsClient({ url: cms.url, token: preview.token }), siteUrl);
  const { origin } = new URL(adminUrl);
  return { previews, secret: preview.secret, publicUrl: new URL(publisherPublicUrl), cmsOrigin: origin };
}

/** Until it is told to end, by a signal or by a supervisor that is gone. */
export async function watch(world: World): Promise<void> {
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    process.once('disconnect', resolve);
  });
  const { stop } = await startWatching(world);
  await told;
  await stop();
}

/** The first publish is waited for and told in steps; each later one is a line. */
function tellFirstInSteps(publisher: PublisherControl, report: Report, terminal: NodeJS.WriteStream): void {
  const steps = createStepTeller(report, terminal);
  const warn = createWarner(report);
  let isFirst = true;
  let failure: string | undefined;
  publisher.on((event) => {
    if (isFirst) steps.hear(event);
    if (event.kind === 'published') {
      const { outcome } = event;
      const status = publisher.status();
      if (isFirst || outcome.released || failure !== undefined)
        report.done(outcome.release.id, describeOutcome(outcome, status.state === 'paused'));
      warn(status);
      isFirst = false;
      failure = undefined;
    }
    if (event.kind === 'failed') {
      // A CMS that is away fails every look at it.
      if (event.message !== failure) report.fail(event.message);
      failure = event.message;
    }
  });
}

function explained(error: unknown, { host, publisherPort }: Settings): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new CommandFailed(
      `Port ${publisherPort} is busy, and the publisher needs it. Stop the program that uses it, or set PUBLISHER_PORT to another.`,
    );
  if (code === undefined) return error;
  return new CommandFailed(
    `The publisher cannot listen on ${host}:${publisherPort}: ${message}. Set HOST or PUBLISHER_PORT.`,
  );
}
