/**
 * The publisher's commands: `publish` once, `watch` the CMS and publish what changes, `serve` the live release, `pull`
 * the content for `astro build`, `follow` the CMS and pull what changes, for `astro dev`.
 */
import { CmsUnavailable, createCmsClient } from '../src/cms/client.ts';
import { SiteUnfit } from '../src/cms/sync.ts';
import { follow } from './follow.ts';
import { type Progress, publish, pull } from './publish.ts';
import { PageFailed } from './renderer.ts';
import { readSettings, type Settings } from './settings.ts';
import { createStaticServer } from './static-server.ts';

/** To the supervisor if there is one, otherwise to the terminal. */
const progress: Progress = {
  begin: (step) => report({ begin: step }, `${step} …`),
  end: (result) => report({ end: result }, `  ${result}`),
  warn: (message) => report({ warn: message }, `Warning: ${message}`),
  fail: (message) => report({ failed: message }, message),
};

function report(message: object, line: string): void {
  if (process.send) process.send(message);
  else console.log(line);
}

const commands: Record<string, (settings: Settings) => Promise<void>> = {
  async publish(settings) {
    const { id, pages } = await publish(settings, progress);
    report({ done: id }, `Release ${id} is live: ${pages} pages and files.`);
  },
  async pull(settings) {
    progress.begin('Pulling the content');
    await pull(settings, progress);
  },
  async watch(settings) {
    const change = async () => {
      const published = await publish(settings, progress);
      report({ done: published.id }, `Release ${published.id} is live.`);
      return published;
    };
    await follow(createCmsClient(settings.cms), change, { pollSeconds: settings.pollSeconds, progress });
  },
  async follow(settings) {
    const change = async () => {
      const { snapshot } = await pull(settings, progress);
      report({ done: snapshot.revision }, 'The content is up to date: reload the page.');
      return { revision: snapshot.revision, expires: Infinity };
    };
    await follow(createCmsClient(settings.cms), change, { pollSeconds: settings.pollSeconds, progress });
  },
  async serve({ host, sitePort, siteDir, siteUrl }) {
    const server = createStaticServer({ siteDir, base: siteUrl.pathname.replace(/\/$/, '') });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(sitePort, host, resolve));
    report({ done: siteUrl.href }, `Serving ${siteDir}/current at ${siteUrl.href}`);
  },
};

const [name = ''] = process.argv.slice(2);
const command = commands[name];
// The supervisor holds the other end of this channel: when it is gone, so is the reason to run.
process.once('disconnect', () => process.exit());

if (!command) {
  console.error(`Usage: npm run site -- ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
} else {
  try {
    await command(readSettings());
    if (name === 'publish' || name === 'pull') process.disconnect?.();
  } catch (error) {
    const expected = error instanceof CmsUnavailable || error instanceof SiteUnfit || error instanceof PageFailed;
    const message = error instanceof Error ? error.message : String(error);
    report({ failed: message }, expected ? message : String((error as Error).stack ?? error));
    process.exitCode = 1;
    process.disconnect?.();
  }
}
