import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { root } from '../../tests/support/cms.ts';
import { freePort } from '../../tests/support/ports.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { sitePaths } from '../src/content/paths.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { shownWith } from '../src/layouts/styleguide/samples.ts';
import { siteEnv, web } from './support/commands.ts';
import { filesIn, folders } from './support/site.ts';

const components = ['ui', 'guide', 'studio', 'forms'].flatMap((folder) =>
  readdirSync(join(web, 'src/components', folder))
    .filter((file) => file.endsWith('.astro'))
    .map((file) => `${folder}/${file.replace('.astro', '')}`),
);

describe('in development, the style guide', () => {
  let server: ChildProcess;
  let origin: string;
  let output = '';

  const page = async (path: string) => {
    const answer = await fetch(origin + path);
    return { status: answer.status, html: await answer.text() };
  };

  beforeAll(async () => {
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const env = siteEnv(folders, { url: 'http://127.0.0.1:9', token: 'not used' });
    server = fork(join(root, 'node_modules/astro/bin/astro.mjs'), ['dev'], {
      cwd: web,
      env: { ...env, SITE_URL: origin, SITE_PORT: String(port), ENV_FILE: join(folders.siteDir, 'none') },
      silent: true,
      execArgv: [],
    });
    for (const stream of [server.stdout, server.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const give = Date.now() + 100_000;
    while (!(await page('/robots.txt').catch(() => undefined))) {
      if (Date.now() > give || server.exitCode !== null) throw new Error(`astro dev did not start:\n${output}`);
      await sleep(200);
    }
  }, 120_000);
  afterAll(async () => {
    if (!server || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  });

  test('shows every token, every component and every block, in both schemes', async () => {
    const [light, dark] = [await page('/styleguide/'), await page('/styleguide/dark/')];
    expect([light.status, dark.status]).toEqual([200, 200]);
    for (const { html } of [light, dark]) {
      const shown = [...html.matchAll(/data-component="([^"]+)"/g)].map(([, name = '']) => name);
      expect([...shown, ...Object.keys(shownWith)].sort()).toEqual([...components].sort());
      expect(html).not.toContain('data-missing');
      expect(html).toMatch(/<code[^>]*>text-display: clamp/);
      // The page came to its end, so nothing on it failed.
      expect(html).toContain('</html>');
    }
    expect([light.html.includes('--paper:#fbf7f0'), dark.html.includes('--paper:#171512')]).toEqual([true, true]);
  }, 100_000);
});

describe('nobody else meets the style guide', () => {
  test('it is no page of a release', () => {
    const graph = new ContentGraph(JSON.parse(readFileSync(folders.snapshotFile, 'utf8')) as Snapshot);
    const found = [...sitePaths(graph), ...filesIn(folders.plainDir)].filter((path) => path.includes('styleguide'));
    expect(found).toEqual([]);
  });

  test('it is not in the compiled app', () => {
    const withIt = filesIn(folders.appDir).filter((file) =>
      /_styleguide|styleguide\/\[\.\.\.scheme\]|What is written on what/.test(
        readFileSync(join(folders.appDir, file), 'latin1'),
      ),
    );
    expect(withIt).toEqual([]);
  });
});
