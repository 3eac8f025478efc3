/** `npm run dev`: the developer's twin of `npm start`: content-type builder, and a site that follows code and content. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from './lib/build.ts';
import { databaseIsWhole, portIsFree } from './lib/checks.ts';
import { main } from './lib/failure.ts';
import { envFile, loadEnv, makeSecrets } from './lib/secrets.ts';
import { Steps } from './lib/steps.ts';

const root = join(import.meta.dirname, '..');
const steps = new Steps();

await main(dev, (message) => steps.fail(message));

async function dev(): Promise<void> {
  makeSecrets(envFile(root));
  loadEnv(root);
  const host = process.env.HOST || '127.0.0.1';
  const cmsPort = Number(process.env.CMS_PORT || 1337);
  await portIsFree('CMS', host, cmsPort, 'CMS_PORT');
  await portIsFree('site', host, Number(process.env.SITE_PORT || 4321), 'SITE_PORT');
  databaseIsWhole(root);
  steps.begin('Building the contract');
  await build(root, ['build:types']);
  steps.end();

  // They share the terminal and its Ctrl-C: their own messages are what a developer wants to see.
  run('cms', ['../node_modules/@strapi/strapi/bin/strapi.js', 'develop']);
  steps.begin('Waiting for the CMS');
  while (!(await fetch(`http://${host}:${cmsPort}/_health`).catch(() => undefined))?.ok) await sleep(300);
  steps.end();
  run('web', ['publisher/cli.ts', 'follow']);
  run('web', ['../node_modules/astro/bin/astro.mjs', 'dev']);
}

function run(workspace: string, args: string[]): void {
  spawn(process.execPath, args, { cwd: join(root, workspace), stdio: 'inherit' });
}
