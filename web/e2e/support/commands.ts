import { fork } from 'node:child_process';
import { join } from 'node:path';
import { root, type TestCms } from '../../../tests/support/cms.ts';

export const web = join(root, 'web');

/**
 * What the clock shows to every page, whichever renderer makes it, unless a test says otherwise: two renderings agree
 * although the studio opened between them. The sample studio opened an hour ago.
 */
export const siteClock = '2026-06-10T15:00:00Z';

/** Where one test's site is built, and by which settings. */
export interface SiteFolders {
  /** Holds `releases/` and `current`. */
  siteDir: string;
  appDir: string;
  plainDir: string;
  snapshotFile: string;
}

export const foldersIn = (folder: string): SiteFolders => ({
  siteDir: join(folder, 'site'),
  appDir: join(folder, 'app'),
  plainDir: join(folder, 'plain'),
  snapshotFile: join(folder, 'snapshot/content.json'),
});

export function siteEnv(
  { siteDir, appDir, snapshotFile }: SiteFolders,
  cms: Pick<TestCms, 'url' | 'token'>,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // Jest's own.
    NODE_ENV: undefined,
    NODE_OPTIONS: undefined,
    ASTRO_TELEMETRY_DISABLED: '1',
    // Otherwise a command would go to a publisher that happens to run on this machine.
    REBUILD_TOKEN: '',
    CMS_URL: cms.url,
    CMS_PUBLIC_URL: cms.url,
    CMS_TOKEN: cms.token,
    SITE_URL: 'http://localhost:4321',
    SITE_DIR: siteDir,
    APP_DIR: appDir,
    SNAPSHOT_FILE: snapshotFile,
    SITE_CLOCK: siteClock,
  };
}

export interface Outcome {
  code: number;
  /** What it told the supervisor, in order. */
  messages: Record<string, unknown>[];
  output: string;
}

/** One command of the publisher, as `npm run site -- <name>` runs it. */
export const publisher = (name: 'publish' | 'pull', env: NodeJS.ProcessEnv): Promise<Outcome> =>
  run(join(web, 'publisher/cli.ts'), [name], env);

/** `astro build`, into `outDir`. */
export async function astroBuild(env: NodeJS.ProcessEnv, outDir: string): Promise<void> {
  const { code, output } = await run(join(root, 'node_modules/astro/bin/astro.mjs'), ['build'], {
    ...env,
    OUT_DIR: outDir,
  });
  if (code !== 0) throw new Error(`astro build failed:\n${output}`);
}

export const compile = (env: NodeJS.ProcessEnv, folders: SiteFolders): Promise<void> =>
  astroBuild({ ...env, SITE_RENDERER: 'publisher' }, folders.appDir);

function run(file: string, args: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const messages: Record<string, unknown>[] = [];
    let output = '';
    const child = fork(file, args, { cwd: web, env, silent: true, execArgv: [] });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('message', (message) => messages.push(message as Record<string, unknown>));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, messages, output }));
  });
}
