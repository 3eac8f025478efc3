/** The publisher's commands. `npm run site -- help` lists them; docs/publisher.md says more. */
import { CmsUnavailable, createCmsClient } from '../src/cms/client.ts';
import { SiteUnfit } from '../src/cms/required.ts';
import { clockAt } from '../src/content/clock.ts';
import { CommandFailed, type World } from './commands/command.ts';
import { compile, publish, resume } from './commands/publish.ts';
import { releases, rollback } from './commands/releases.ts';
import { reportInLines, reportTo } from './commands/report.ts';
import { type Commands, run } from './commands/run.ts';
import { status } from './commands/status.ts';
import { CompileFailed } from './compile.ts';
import { UnknownRelease } from './control.ts';
import { follow } from './follow.ts';
import { pull } from './pull.ts';
import { PageFailed } from './renderer.ts';
import { readControlSettings, readSettings, SettingsWrong } from './settings.ts';
import { createStaticServer } from './static-server.ts';
import { StateLocked } from './state/database.ts';

const commands: Commands = {
  status,
  releases,
  rollback,
  resume,
  publish,
  compile,
  watch: {
    summary: 'publish every change of the CMS, and take hooks and commands',
    // The other commands need no server.
    run: async (world) => (await import('./commands/watch.ts')).watch(world),
  },
  serve: {
    summary: 'serve the live release',
    async run({ settings, report }) {
      const { host, sitePort, siteDir, siteUrl, publisherUrl } = settings();
      const server = createStaticServer({ siteDir, base: siteUrl.pathname.replace(/\/$/, ''), publisherUrl });
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(sitePort, host, resolve));
      report.done(siteUrl.href, `Serving ${siteDir}/current at ${siteUrl.href}`);
      return new Promise(() => {});
    },
  },
  pull: {
    summary: 'fetch the content for `astro build`',
    async run({ settings, report }) {
      report.begin('Pulling the content');
      await pull(settings(), report);
    },
  },
  follow: {
    summary: 'fetch the content whenever it changes, for `astro dev`',
    async run({ settings, report }) {
      const all = settings();
      const change = async () => {
        const { snapshot } = await pull(all, report);
        report.done(snapshot.revision, 'The content is up to date: reload the page.');
        return { revision: snapshot.revision, expires: Infinity };
      };
      await follow(createCmsClient(all.cms), change, { pollSeconds: all.pollSeconds, progress: report });
    },
  },
};

const [name, ...rest] = process.argv.slice(2);
// The supervisor holds the other end of this channel: when it is gone, so is the reason to run. `watch` ends by itself.
if (name !== 'watch') process.once('disconnect', () => process.exit());

const report = process.send
  ? reportTo((message) => process.send?.(message))
  : reportInLines(rest.includes('--json') ? console.error : console.log);

const world: World = {
  settings: readSettings,
  controlSettings: readControlSettings,
  openPublisher: async (settings, log) =>
    (await import('./publisher.ts')).createPublisher(settings, log, clockAt(settings.siteClock)),
  print: console.log,
  complain: console.error,
  report,
  terminal: process.stderr,
};

/** Errors that one sentence explains. */
const foreseen = [
  CmsUnavailable,
  SiteUnfit,
  PageFailed,
  CompileFailed,
  SettingsWrong,
  CommandFailed,
  StateLocked,
  UnknownRelease,
];

try {
  process.exitCode = await run(commands, process.argv.slice(2), world);
} catch (error) {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  process.send?.({ failed: message });
  world.complain(foreseen.some((kind) => error instanceof kind) ? message : (stack ?? message));
  process.exitCode = 1;
}
if (process.connected) process.disconnect();
