import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { Failure } from './failure.ts';

/** @throws Failure where another program listens */
export async function portIsFree(what: string, host: string, port: number, setting: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = `Port ${port} is busy, and the ${what} needs it. Stop the program that uses it, or choose another: ${setting}=${port + 10} npm start`;
      reject(
        new Failure(
          error.code === 'EADDRINUSE'
            ? busy
            : `The ${what} cannot listen on ${host}:${port}: ${error.message}. Set HOST or ${setting}.`,
        ),
      );
    });
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** @throws Failure where the file is there and is not a whole SQLite database */
export function databaseIsWhole(root: string, env: NodeJS.ProcessEnv = process.env): void {
  if ((env.DATABASE_CLIENT || 'sqlite') !== 'sqlite') return;
  const file = resolve(root, 'cms', env.DATABASE_FILENAME || '.tmp/data.db');
  if (!existsSync(file)) return;
  const problem = looksLikeSqlite(file) ? integrityProblem(file) : 'it is not a SQLite database';
  if (problem) {
    throw new Failure(
      `The database ${file} cannot be read: ${problem}. Put a backup in its place, or move it away to start with the sample content.`,
    );
  }
}

function looksLikeSqlite(file: string): boolean {
  const header = Buffer.alloc(16);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, header, 0, 16, 0);
  closeSync(descriptor);
  return length === 0 || header.toString('latin1') === 'SQLite format 3\0';
}

function integrityProblem(file: string): string | undefined {
  interface Connection {
    pragma(statement: string, options: { simple: true }): unknown;
    close(): void;
  }
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (
    file: string,
    options: object,
  ) => Connection;
  try {
    const connection = new Database(file, { readonly: true });
    const answer = connection.pragma('quick_check(1)', { simple: true });
    connection.close();
    return answer === 'ok' ? undefined : String(answer);
  } catch (error) {
    return (error as Error).message;
  }
}
