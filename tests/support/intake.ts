import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TestCms } from './cms.ts';
import { queryPostgres } from './postgres-query.ts';

export type IntakePath = 'booking-requests' | 'reviews';

export interface IntakeAnswer {
  status: number;
  body: { reference?: string; issues?: { field: string; problem: string }[]; error?: string };
  headers: Headers;
}

export const referenceShape = /^[2345679BCDFGHJKMNPQRTVWXY]{3}-[2345679BCDFGHJKMNPQRTVWXY]{3}$/;

/** Valid forms, with what nobody else types. */
export const bookingForm = (more: object = {}) => ({
  name: 'Quillan Featherstone',
  email: 'quillan@visitors.example',
  phone: '555-0187',
  preferredTimes: ['2027-01-12T09:30', '2027-01-13T14:00'],
  message: 'Sciatica since spring.',
  consent: true,
  ...more,
});
export const reviewForm = (more: object = {}) => ({
  text: 'My shoulders came down an inch.',
  reviewer: 'Quillan F.',
  rating: 5,
  consent: true,
  ...more,
});
/** None of it may be in a log. */
export const typed = /quillan|featherstone|555-0187|sciatica|shoulders came/i;

/** Hands the CMS what a visitor sent, as the publisher does. */
export const send = (
  cms: TestCms,
  path: IntakePath,
  form: object,
  { sendingId = randomUUID(), locale = 'en', token = cms.intakeToken } = {},
): Promise<IntakeAnswer> => post(cms, path, JSON.stringify({ sendingId, locale, form }), token);

export async function post(
  cms: TestCms,
  path: IntakePath,
  body: string | ReadableStream,
  token: string,
): Promise<IntakeAnswer> {
  const response = await fetch(`${cms.url}/intake/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body,
    duplex: 'half',
  } as RequestInit);
  return {
    status: response.status,
    body: (await response.json()) as IntakeAnswer['body'],
    headers: response.headers,
  };
}

interface Connection {
  prepare(sql: string): { reader: boolean; all(): unknown[]; run(): unknown };
  close(): void;
}

/** Asks the CMS's database behind its back, whichever it is. */
export async function ask(cms: TestCms, sql: string): Promise<Record<string, unknown>[]> {
  if (cms.env.DATABASE_URL) return queryPostgres(cms.env.DATABASE_URL, sql);
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => Connection;
  const connection = new Database(join(cms.folder, 'data.db'));
  try {
    const statement = connection.prepare(sql);
    if (statement.reader) return statement.all() as Record<string, unknown>[];
    statement.run();
    return [];
  } finally {
    connection.close();
  }
}

/** Makes rows older by so many minutes. */
export async function age(cms: TestCms, table: string, minutes: number, where = 'true'): Promise<void> {
  const older = cms.env.DATABASE_URL
    ? `created_at - interval '${minutes} minutes'`
    : `created_at - ${minutes * 60_000}`;
  await ask(cms, `UPDATE ${table} SET created_at = ${older} WHERE ${where}`);
}
