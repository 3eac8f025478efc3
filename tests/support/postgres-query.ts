import { createRequire } from 'node:module';

/** The part of `pg`, which brings no types, that is used here. */
interface Client {
  connect(): Promise<void>;
  query(sql: string, values: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
}

const { Client } = createRequire(import.meta.url)('pg') as { Client: new (url: string) => Client };

/** Asks a database behind the CMS's back. */
export async function queryPostgres(url: string, sql: string, values: unknown[] = []) {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}
