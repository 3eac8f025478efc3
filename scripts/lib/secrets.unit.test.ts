import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { envFile, makeSecrets } from './secrets.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-secrets-'));
  file = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const names = [
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
const written = () => parseEnv(readFileSync(file, 'utf8'));

test('makes every secret on the first start, in a file for its owner alone', () => {
  expect(makeSecrets(file, {})).toEqual(names);
  expect(Object.keys(written()).sort()).toEqual([...names].sort());
  expect(Math.min(...Object.values(written()).map((secret) => secret?.length ?? 0))).toBeGreaterThanOrEqual(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('makes them at random, and the app keys as a pair', () => {
  makeSecrets(file, {});
  const first = written();
  rmSync(file);
  makeSecrets(file, {});
  expect(names.filter((name) => first[name] === written()[name])).toEqual([]);
  expect(new Set(Object.values(first)).size).toBe(names.length);
  expect(first.APP_KEYS).toMatch(/^[\w-]{32},[\w-]{32}$/);
  expect(first.REBUILD_WEBHOOK_SECRET).toMatch(/^whsec_[A-Za-z\d+/]{43}=$/);
});

test('adds what is missing and leaves the rest as it is', () => {
  writeFileSync(file, '# mine\nCMS_TOKEN=kept\nSITE_PORT=5000\n');
  expect(makeSecrets(file, {})).toEqual(names.filter((name) => name !== 'CMS_TOKEN'));
  expect(readFileSync(file, 'utf8')).toMatch(/^# mine\nCMS_TOKEN=kept\nSITE_PORT=5000\nAPP_KEYS=/);
  const before = readFileSync(file, 'utf8');
  expect(makeSecrets(file, {})).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('starts on a line of its own where the file does not end with one', () => {
  writeFileSync(file, 'SITE_PORT=5000');
  makeSecrets(file, {});
  expect(written().SITE_PORT).toBe('5000');
  expect(Object.keys(written()).sort()).toEqual([...names, 'SITE_PORT'].sort());
});

test('makes none that the environment sets', () => {
  expect(makeSecrets(file, Object.fromEntries(names.map((name) => [name, 'set'])))).toEqual([]);
  expect(makeSecrets(file, { CMS_TOKEN: 'set' })).toEqual(names.filter((name) => name !== 'CMS_TOKEN'));
});

test('stands at the root unless ENV_FILE says otherwise', () => {
  const before = process.env.ENV_FILE;
  delete process.env.ENV_FILE;
  expect(envFile('/checkout')).toBe('/checkout/.env');
  process.env.ENV_FILE = '/run/secrets/env';
  expect(envFile('/checkout')).toBe('/run/secrets/env');
  if (before === undefined) delete process.env.ENV_FILE;
  else process.env.ENV_FILE = before;
});
