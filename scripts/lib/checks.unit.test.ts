import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listen } from '../../tests/support/http.ts';
import { freePort } from '../../tests/support/ports.ts';
import { build } from './build.ts';
import { databaseIsWhole, portIsFree } from './checks.ts';
import { Failure, main } from './failure.ts';

const sentence = async (run: () => unknown) => {
  try {
    await run();
    return 'no failure';
  } catch (error) {
    return error instanceof Failure ? error.message : `unexpected: ${String(error)}`;
  }
};

describe('a port', () => {
  test('is free where nobody listens, also afterwards', async () => {
    const port = await freePort();
    expect(await sentence(() => portIsFree('site', '127.0.0.1', port, 'SITE_PORT'))).toBe('no failure');
    expect(await sentence(() => portIsFree('site', '127.0.0.1', port, 'SITE_PORT'))).toBe('no failure');
  });

  test('is busy where somebody does', async () => {
    const other = await listen(() => {});
    const port = Number(new URL(other.origin).port);
    expect(await sentence(() => portIsFree('CMS', '127.0.0.1', port, 'CMS_PORT'))).toBe(
      `Port ${port} is busy, and the CMS needs it. Stop the program that uses it, or choose another: CMS_PORT=${port + 10} npm start`,
    );
    await other.stop();
  });

  test('cannot be had on an address that is not this machine’s', async () => {
    expect(await sentence(() => portIsFree('site', '192.0.2.1', 4321, 'SITE_PORT'))).toBe(
      'The site cannot listen on 192.0.2.1:4321: listen EADDRNOTAVAIL: address not available 192.0.2.1:4321. Set HOST or SITE_PORT.',
    );
  });
});

describe('the database', () => {
  let root: string;
  let file: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kneadful-checks-'));
    mkdirSync(join(root, 'cms/.tmp'), { recursive: true });
    file = join(root, 'cms/.tmp/data.db');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  interface Connection {
    exec(sql: string): void;
    close(): void;
  }
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Connection;
  const broken = (path: string, problem: string) =>
    `The database ${path} cannot be read: ${problem}. Put a backup in its place, or move it away to start with the sample content.`;

  function fill(): void {
    const connection = new Database(file);
    connection.exec(`CREATE TABLE entries (name TEXT);
      WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 200)
      INSERT INTO entries SELECT hex(randomblob(500)) FROM numbers`);
    connection.close();
  }

  test('is whole, empty or not yet there', async () => {
    expect(await sentence(() => databaseIsWhole(root, {}))).toBe('no failure');
    writeFileSync(file, '');
    expect(await sentence(() => databaseIsWhole(root, {}))).toBe('no failure');
    rmSync(file);
    fill();
    expect(await sentence(() => databaseIsWhole(root, {}))).toBe('no failure');
  });

  test('is another kind of file', async () => {
    writeFileSync(file, 'A letter.');
    expect(await sentence(() => databaseIsWhole(root, {}))).toBe(broken(file, 'it is not a SQLite database'));
  });

  test('was cut off', async () => {
    fill();
    writeFileSync(file, readFileSync(file).subarray(0, 6000));
    expect(await sentence(() => databaseIsWhole(root, {}))).toBe(broken(file, 'database disk image is malformed'));
  });

  test('is looked for where the settings say, from the root or from the CMS', async () => {
    writeFileSync(file, 'A letter.');
    copyFileSync(file, join(root, 'elsewhere.db'));
    expect(await sentence(() => databaseIsWhole(root, { DATABASE_FILENAME: join(root, 'elsewhere.db') }))).toBe(
      broken(join(root, 'elsewhere.db'), 'it is not a SQLite database'),
    );
    expect(await sentence(() => databaseIsWhole(root, { DATABASE_FILENAME: '../elsewhere.db' }))).toBe(
      broken(join(root, 'elsewhere.db'), 'it is not a SQLite database'),
    );
    expect(await sentence(() => databaseIsWhole(root, { DATABASE_CLIENT: 'postgres' }))).toBe('no failure');
  });
});

describe('what goes wrong', () => {
  const told = async (error: unknown) => {
    const messages: string[] = [];
    await main(
      () => Promise.reject(error),
      (message) => messages.push(message),
    );
    const code = process.exitCode;
    process.exitCode = 0;
    return [code, ...messages];
  };

  test('is one sentence where it was foreseen', async () => {
    expect(await told(new Failure('The port is busy.'))).toEqual([1, 'The port is busy.']);
  });

  test('is told with its stack where it was not', async () => {
    const [code, message] = await told(new TypeError('undefined is not a function'));
    expect(code).toBe(1);
    expect(message).toMatch(/^TypeError: undefined is not a function\n {4}at /);
  });

  test('in a build is told with what the build said', async () => {
    const root = mkdtempSync(join(tmpdir(), 'kneadful-build-'));
    mkdirSync(join(root, 'node_modules/turbo/bin'), { recursive: true });
    writeFileSync(
      join(root, 'node_modules/turbo/bin/turbo'),
      'console.log(process.argv.slice(2, 5).join(" ")); console.error("Type error in a.ts"); process.exitCode = 2;',
    );
    expect(await sentence(() => build(root, ['build:cms', 'compile']))).toBe(
      'The build failed:\nrun build:cms compile\nType error in a.ts',
    );
    rmSync(root, { recursive: true });
  });
});
