import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { postgresIsAvailable, startPostgres, type TestPostgres } from '../../tests/support/databases.ts';
import { age, ask, bookingForm, reviewForm, send } from '../../tests/support/intake.ts';

jest.setTimeout(90_000);

(postgresIsAvailable ? describe : describe.skip)('Two CMS processes on one PostgreSQL take what visitors send', () => {
  let database: TestPostgres;
  let first: TestCms;
  let second: TestCms;
  beforeAll(async () => {
    database = await startPostgres();
    first = await TestCms.start({ databaseUrl: database.url });
    const shared = ['CMS_TOKEN', 'PREVIEW_TOKEN', 'API_TOKEN_SALT', 'ENCRYPTION_KEY', 'INTAKE_TOKEN'];
    const env = Object.fromEntries(shared.map((name) => [name, String(first.env[name])]));
    second = await TestCms.start({ databaseUrl: database.url, env });
  }, 180_000);
  afterAll(async () => {
    await second?.stop();
    await first?.stop();
    await database?.stop();
  }, 60_000);

  const token = () => first.intakeToken;
  const count = async (table: string, where = 'true') =>
    Number((await ask(first, `SELECT count(*) AS n FROM ${table} WHERE ${where}`))[0]!.n);

  test.each(['booking-requests', 'reviews'] as const)('the same of %s once, whichever it reaches', async (path) => {
    const form = path === 'reviews' ? reviewForm() : bookingForm();
    const sendingIds = Array.from({ length: 8 }, () => randomUUID());
    const answers = await Promise.all(
      [...sendingIds, ...sendingIds].flatMap((sendingId) =>
        [first, second].map(async (cms) => ({
          sendingId,
          ...(await send(cms, path, form, { sendingId, token: token() })),
        })),
      ),
    );
    for (const sendingId of sendingIds) {
      const same = answers.filter((answer) => answer.sendingId === sendingId);
      expect(same.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
      expect(new Set(same.map(({ body }) => body.reference)).size).toBe(1);
    }
    expect(new Set(answers.map(({ body }) => body.reference)).size).toBe(8);
    expect(await count(path.replace('-', '_'))).toBe(8);
  });

  test('sixty in an hour, however they are shared out', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const cms = index % 2 === 0 ? first : second;
        return (await send(cms, 'booking-requests', bookingForm(), { token: token() })).status;
      }),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(44);
    expect(statuses.filter((status) => status === 429)).toHaveLength(6);
  });

  test('both delete what is old when they start, and do no harm to one another', async () => {
    await age(first, 'booking_requests', 91 * 24 * 60, 'id % 2 = 0');
    const young = await count('booking_requests', 'id % 2 = 1');
    await Promise.all([first.halt(), second.halt()]);
    await Promise.all([first.boot(), second.boot()]);
    for (const end = Date.now() + 20_000; (await count('booking_requests')) > young;)
      if (Date.now() > end) throw new Error('Old requests are still there after 20 s.');
    expect([await count('booking_requests'), young > 20]).toEqual([young, true]);
    expect(first.output + second.output).not.toContain('could not be deleted');
  });
});
