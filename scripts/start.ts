/**
 * `npm start`: the CMS, the publisher and the site on this machine, from whatever state the checkout is in. Beside the
 * settings of the three, `ENV_FILE` and `LOG_DIR` say where the secrets and the logs are (`.env`, `.logs`).
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './lib/build.ts';
import { databaseIsWhole, portIsFree } from './lib/checks.ts';
import { Failure, main } from './lib/failure.ts';
import { envFile, loadEnv, makeSecrets } from './lib/secrets.ts';
import { Service } from './lib/service.ts';
import { Steps } from './lib/steps.ts';

const root = join(import.meta.dirname, '..');
const steps = new Steps();
const services: Service[] = [];
let stopping = false;

await main(start, (message) => steps.fail(message));
if (process.exitCode) await stop();

async function start(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));

  const secrets = envFile(root);
  const made = makeSecrets(secrets);
  loadEnv(root);
  if (made.length > 0) steps.warn(`Made ${made.length} secrets in ${basename(secrets)}. Keep that file private.`);

  const env: NodeJS.ProcessEnv = { ...process.env, ENV_FILE: secrets };
  const host = env.HOST || '127.0.0.1';
  const cmsPort = Number(env.CMS_PORT || 1337);
  const sitePort = Number(env.SITE_PORT || 4321);
  await portIsFree('CMS', host, cmsPort, 'CMS_PORT');
  await portIsFree('site', host, sitePort, 'SITE_PORT');
  await portIsFree('publisher', host, Number(env.PUBLISHER_PORT || 4322), 'PUBLISHER_PORT');
  databaseIsWhole(root);

  steps.begin('Building what has changed');
  await build(root, ['build:cms', 'compile']);
  steps.end();

  await startCms(env, host, cmsPort);
  await startPublisher(env);
  await startSite(env);
  const admin = `${env.CMS_PUBLIC_URL || `http://localhost:${cmsPort}`}/admin`;
  console.log(`
  Site    ${env.SITE_URL || `http://localhost:${sitePort}/`}
  Admin   ${admin}   (the first visit makes you its owner)

  An edit that you publish in the admin is on the site at once. Ctrl-C stops everything.
`);
}

function launch(
  name: string,
  args: string[],
  workspace: string,
  env: NodeJS.ProcessEnv,
  onMessage?: (message: Record<string, unknown>) => void,
): Service {
  const logFile = join(resolve(root, env.LOG_DIR || '.logs'), `${name}.log`);
  const service = new Service({ name, args, cwd: join(root, workspace), env, logFile, onMessage });
  services.push(service);
  return service;
}

async function startCms(env: NodeJS.ProcessEnv, host: string, port: number): Promise<void> {
  steps.begin(`Starting the CMS on ${env.DATABASE_CLIENT === 'postgres' ? 'PostgreSQL' : 'SQLite'}`);
  const strapi = join(root, 'node_modules/@strapi/strapi/bin/strapi.js');
  const cms = launch('cms', [strapi, 'start'], 'cms', env, ({ progress, done }) => {
    if (typeof progress === 'string') steps.begin(progress);
    if (typeof done === 'string') steps.end(done);
  });
  await Promise.race([answers(`http://${host}:${port}/_health`), failsEarly(cms)]);
  steps.end();
  tellWhenItEnds(cms, 'The site stays up as it is.');
}

async function startPublisher(env: NodeJS.ProcessEnv): Promise<void> {
  let live = existsSync(join(resolve(root, 'web', env.SITE_DIR || '.site'), 'current'));
  let isFailing = false;
  let published = () => {};
  let failed: (error: Failure) => void = () => {};
  const first = new Promise<void>((resolve, reject) => {
    published = resolve;
    failed = reject;
  });
  const publisher = launch('publisher', ['publisher/cli.ts', 'watch'], 'web', env, (message) => {
    if (typeof message.begin === 'string') steps.begin(message.begin);
    if (typeof message.end === 'string') steps.end(message.end);
    if (typeof message.warn === 'string') steps.warn(message.warn);
    if (typeof message.failed === 'string') {
      if (!live) return failed(new Failure(message.failed));
      // The last release is served until the content can be published again.
      steps.warn(message.failed);
      isFailing = true;
      published();
    }
    if (typeof message.done === 'string') {
      if (isFailing) console.log('✔ The site is up to date again.');
      isFailing = false;
      live = true;
      published();
    }
  });
  await Promise.race([first, failsEarly(publisher)]);
  tellWhenItEnds(publisher, 'Edits are not published until the next `npm start`.');
}

async function startSite(env: NodeJS.ProcessEnv): Promise<void> {
  let served = () => {};
  const ready = new Promise<void>((resolve) => (served = resolve));
  const site = launch('site', ['publisher/cli.ts', 'serve'], 'web', env, (message) => {
    if (typeof message.done === 'string') served();
  });
  await Promise.race([ready, failsEarly(site)]);
  tellWhenItEnds(site, 'The CMS and the publisher go on.');
}

async function answers(address: string): Promise<void> {
  while (!stopping) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await sleep(200);
  }
}

async function failsEarly(service: Service): Promise<never> {
  const code = await service.exited;
  if (stopping) return new Promise(() => {});
  throw new Failure(
    `The ${service.name} ended with code ${code}. Its last words (all of them are in ${service.logFile}):\n${service.logTail()}`,
  );
}

function tellWhenItEnds(service: Service, consequence: string): void {
  void service.exited.then((code) => {
    if (!stopping)
      steps.warn(`The ${service.name} has ended (code ${code}). ${consequence} Its log: ${service.logFile}`);
  });
}

async function stop(signal?: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (signal) steps.begin('Stopping');
  await Promise.all(services.map((service) => service.stop()));
  steps.end();
  process.exit(process.exitCode ?? 0);
}
