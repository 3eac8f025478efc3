import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { faq } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { age, ask, bookingForm, post, referenceShape, reviewForm, send, typed } from '../../tests/support/intake.ts';

jest.setTimeout(60_000);

const requestUid = 'api::booking-request.booking-request';
interface Row {
  documentId: string;
  reference: string;
  [field: string]: unknown;
}

describe.each(databases)('What visitors send, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let service: string;
  let therapist: string;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url, seed: true });
    const { data } = await cms.graphql('{ services { documentId } therapists { documentId } }');
    const published = data as Record<'services' | 'therapists', { documentId: string }[]>;
    [service, therapist] = [published.services[0]!.documentId, published.therapists[0]!.documentId];
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  const inAdmin = async (uid: string, query: string): Promise<Row[]> => {
    const { body } = await cms.admin<{ results: Row[] }>('GET', `/content-manager/collection-types/${uid}?${query}`);
    return body.results;
  };
  const requestOf = async (reference = '') => (await inAdmin(requestUid, `filters[reference][$eq]=${reference}`))[0]!;
  const draftOf = async (reference = '') =>
    (await inAdmin('api::review.review', `filters[reference][$eq]=${reference}`))[0]!;
  const count = async (table: string) => Number((await ask(cms, `SELECT count(*) AS n FROM ${table}`))[0]!.n);
  const linked = async (documentId: string, field: string) => {
    const { body } = await cms.admin<{ results: { documentId: string }[] }>(
      'GET',
      `/content-manager/relations/${requestUid}/${documentId}/${field}`,
    );
    return body.results.map((target) => target.documentId);
  };
  const revision = async () => (await cms.graphql('{ contentRevision { revision } }')).data;
  const issuesOf = async (path: 'booking-requests' | 'reviews', form: object) => {
    const { status, body } = await send(cms, path, form);
    return [status, body.issues];
  };

  test('a booking request is kept as it was given, with what it names and when consent was given', async () => {
    const before = Date.now();
    const { status, body } = await send(cms, 'booking-requests', bookingForm({ service, therapist }), { locale: 'es' });
    expect([status, Object.keys(body)]).toEqual([201, ['reference']]);
    expect(body.reference).toMatch(referenceShape);
    const row = await requestOf(body.reference);
    const { name, email, phone, preferredTimes, message } = bookingForm();
    const given = { name, email, phone, preferredTimes, message };
    expect(row).toMatchObject({ ...given, state: 'new', language: 'es', reference: body.reference });
    expect(Date.parse(String(row.consentedAt))).toBeGreaterThanOrEqual(before);
    expect([await linked(row.documentId, 'service'), await linked(row.documentId, 'therapist')]).toEqual([
      [service],
      [therapist],
    ]);
  });

  test('a review becomes a draft, and the site’s content stays as it is', async () => {
    const day = () => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(new Date());
    const [before, earliest] = [await revision(), day()];
    const { status, body } = await send(cms, 'reviews', reviewForm({ service, therapist }), { locale: 'es' });
    expect([status, body]).toEqual([201, { reference: expect.stringMatching(referenceShape) }]);
    const draft = await draftOf(body.reference);
    expect(draft).toMatchObject({
      ...reviewForm(),
      source: 'website',
      language: 'es',
      locale: 'en',
      status: 'draft',
      publishedAt: null,
    });
    expect([earliest, day()]).toContain(draft.receivedOn);
    const { data } = await cms.graphql('{ reviews(pagination: { limit: 100 }) { reviewer } }');
    expect(JSON.stringify(data)).not.toMatch(typed);
    expect(await revision()).toEqual(before);
  });

  test('a review that an editor publishes is on the site, without its reference', async () => {
    const { body } = await send(cms, 'reviews', reviewForm({ reviewer: 'Published', therapist }));
    await new Editor(cms).publish('review', (await draftOf(body.reference)).documentId);
    const one = 'filters: { reviewer: { eq: "Published" } }';
    const { data } = await cms.graphql(`{ reviews(${one}) { text rating source therapist { documentId } } }`);
    expect(data).toEqual({
      reviews: [{ text: reviewForm().text, rating: 5, source: 'website', therapist: { documentId: therapist } }],
    });
    for (const field of ['reference', 'sendingId', 'language']) {
      for (const query of [`{ reviews { ${field} } }`, `{ reviews(filters: { ${field}: { eq: "x" } }) { text } }`])
        expect([query, (await cms.graphql(query, {}, cms.previewToken)).status]).toEqual([query, 400]);
      // Sorting would tell them one sign at a time.
      const { errors } = await cms.graphql(`{ reviews(sort: "${field}") { text } }`);
      expect([field, errors?.map(({ message }) => message)]).toEqual([field, [`Invalid key ${field}`]]);
    }
  });

  test('no API token finds a booking request, and the door answers to nothing but a POST', async () => {
    for (const token of [cms.token, cms.previewToken, cms.intakeToken]) {
      const ask = (method: string, path: string) =>
        fetch(`${cms.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
      expect((await ask('GET', '/api/booking-requests')).status).toBe(404);
      expect((await ask('GET', '/intake/booking-requests')).status).toBe(404);
      expect((await ask('PUT', '/intake/reviews')).status).toBe(405);
    }
    expect((await cms.graphql('{ reviews { text } }', {}, cms.intakeToken)).status).toBe(401);
  });

  test.each(['booking-requests', 'reviews'] as const)(
    'the same of %s again is the same, also where ten arrive at once',
    async (path) => {
      const form = path === 'reviews' ? reviewForm() : bookingForm();
      const table = path === 'reviews' ? 'reviews' : 'booking_requests';
      const before = await count(table);
      const sendingId = randomUUID();
      const answers = await Promise.all(Array.from({ length: 10 }, () => send(cms, path, form, { sendingId })));
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(9).fill(200), 201]);
      const later = await send(cms, path, form, { sendingId });
      expect(new Set([later, ...answers].map(({ body }) => body.reference)).size).toBe(1);
      expect([later.status, await count(table)]).toEqual([200, before + 1]);
    },
  );

  test('what is wrong is told by field, and nothing is stored', async () => {
    const before = [await count('booking_requests'), await count('reviews')];
    expect(await issuesOf('booking-requests', { preferredTimes: ['soon'], email: 'me', consent: false })).toEqual([
      422,
      [
        { field: 'name', problem: 'required' },
        { field: 'email', problem: 'email' },
        { field: 'preferredTimes.0', problem: 'time' },
        { field: 'consent', problem: 'consent' },
      ],
    ]);
    expect(await issuesOf('booking-requests', bookingForm({ email: undefined, phone: undefined }))).toEqual([
      422,
      [{ field: 'email', problem: 'contact' }],
    ]);
    expect(await issuesOf('reviews', reviewForm({ rating: 6, text: 'x'.repeat(1201) }))).toEqual([
      422,
      [
        { field: 'text', problem: 'too-long' },
        { field: 'rating', problem: 'unknown' },
      ],
    ]);
    for (const body of ['', '{"form":', '[]', 'null', '"text"'])
      expect([body, (await post(cms, 'reviews', body, cms.intakeToken)).status]).toEqual([body, 422]);
    expect([await count('booking_requests'), await count('reviews')]).toEqual(before);
  });

  test('a service or a therapist that is not published is unknown', async () => {
    const editor = new Editor(cms);
    const draft = (
      await editor.create('service', {
        name: 'Cupping',
        slug: 'cupping',
        summary: 'Cups.',
        options: [{ minutes: 60, price: 80 }],
      })
    ).documentId;
    const elsewhere = (await editor.createAndPublish('faq', faq('Is this a service?'))).documentId;
    const unknown = (...fields: string[]) => [422, fields.map((field) => ({ field, problem: 'unknown' }))];
    expect(await issuesOf('booking-requests', bookingForm({ service: draft }))).toEqual(unknown('service'));
    expect(await issuesOf('booking-requests', bookingForm({ service: elsewhere, therapist: 'gone' }))).toEqual(
      unknown('service', 'therapist'),
    );
    expect(await issuesOf('reviews', reviewForm({ therapist: service }))).toEqual(unknown('therapist'));
  });

  test('text that PostgreSQL cannot store is cleaned, and the rest is kept to the letter', async () => {
    const { status, body } = await send(cms, 'booking-requests', bookingForm({ message: 'Año\0 ’“🙂”\n<b>' }));
    expect([status, (await requestOf(body.reference)).message]).toEqual([201, 'Año ’“🙂”\n<b>']);
  });

  test('without the token nothing is taken, not even read', async () => {
    const before = await count('booking_requests');
    for (const token of ['', 'x'.repeat(32), cms.token, cms.previewToken, cms.intakeToken.slice(0, -1)]) {
      const { status, body } = await send(cms, 'booking-requests', bookingForm(), { token });
      expect([status, body]).toEqual([401, { error: 'Send the header Authorization: Bearer with INTAKE_TOKEN.' }]);
    }
    expect((await post(cms, 'booking-requests', 'x'.repeat(200_000), '')).status).toBe(401);
    expect(await count('booking_requests')).toBe(before);
  });

  test('more than 64 KB is refused, whether its length is told or not', async () => {
    const long = JSON.stringify({
      sendingId: randomUUID(),
      locale: 'en',
      form: reviewForm({ text: 'x'.repeat(65_536) }),
    });
    expect((await post(cms, 'reviews', long, cms.intakeToken)).status).toBe(413);
    const untold = new Blob([long]).stream();
    expect(await post(cms, 'reviews', untold, cms.intakeToken)).toMatchObject({
      status: 413,
      body: { error: 'A message has 64 KB at most.' },
    });
    const padded = JSON.stringify({ sendingId: randomUUID(), locale: 'en', form: reviewForm() }).padEnd(65_536);
    expect((await post(cms, 'reviews', padded, cms.intakeToken)).status).toBe(201);
  });

  test('where it cannot be stored it can be sent again, and the log says why without what was typed', async () => {
    const sendingId = randomUUID();
    await ask(cms, 'ALTER TABLE booking_requests RENAME COLUMN phone TO telephone');
    const failed = await send(cms, 'booking-requests', bookingForm(), { sendingId });
    await ask(cms, 'ALTER TABLE booking_requests RENAME COLUMN telephone TO phone');
    expect([failed.status, failed.body]).toEqual([
      503,
      { error: 'This cannot be stored now. Send it again later, with the same sendingId.' },
    ]);
    expect((await send(cms, 'booking-requests', bookingForm(), { sendingId })).status).toBe(201);
    const code = kind === 'postgres' ? '42703' : 'SQLITE_ERROR';
    expect(cms.output).toContain(`What a visitor sent could not be stored: ${code}.`);
    expect(cms.output).toMatch(/POST \/intake\/booking-requests \(\d+ ms\) 503/);
    expect(cms.output).not.toMatch(typed);
    expect(cms.output).not.toContain(cms.intakeToken);
  });

  test('requests are deleted at the start when they are older than the studio keeps them', async () => {
    const day = 24 * 60;
    const sent = await Promise.all(
      [89, 91].map(() => send(cms, 'booking-requests', bookingForm({ service, therapist }))),
    );
    const [young, old] = sent.map(({ body }) => body.reference);
    await age(cms, 'booking_requests', 89 * day, `reference = '${young}'`);
    await age(cms, 'booking_requests', 91 * day, `reference = '${old}'`);
    await cms.halt();
    await cms.boot();
    await until(async () => !(await requestOf(old)));
    expect((await requestOf(young)).reference).toBe(young);
    const orphans = (table: string) =>
      ask(cms, `SELECT 1 FROM ${table} WHERE booking_request_id NOT IN (SELECT id FROM booking_requests)`);
    expect([
      ...(await orphans('booking_requests_service_lnk')),
      ...(await orphans('booking_requests_therapist_lnk')),
    ]).toEqual([]);
    expect(cms.output).toContain('Deleted 1 booking requests that were older than 90 days.');

    await ask(cms, 'UPDATE studios SET keep_requests_days = 30');
    await cms.halt();
    await cms.boot();
    await until(async () => !(await requestOf(young)));
    expect(cms.output).toContain('Deleted 1 booking requests that were older than 30 days.');
    expect(await count('booking_requests')).toBeGreaterThan(2);
  });

  test('nothing is deleted sooner while the studio is off the site', async () => {
    const day = 24 * 60;
    const studio = '/content-manager/single-types/api::studio.studio';
    const sent = await Promise.all(
      [200, 366].map(() => send(cms, 'booking-requests', bookingForm({ service, therapist }))),
    );
    const [kept, old] = sent.map(({ body }) => body.reference);
    await age(cms, 'booking_requests', 200 * day, `reference = '${kept}'`);
    await age(cms, 'booking_requests', 366 * day, `reference = '${old}'`);
    await ask(cms, 'UPDATE studios SET keep_requests_days = 365');
    expect((await cms.admin('POST', `${studio}/actions/unpublish`, {})).status).toBe(200);
    await cms.halt();
    await cms.boot();
    await until(async () => !(await requestOf(old)));
    expect((await requestOf(kept)).reference).toBe(kept);
    expect((await cms.admin('POST', `${studio}/actions/publish`, {})).status).toBe(200);
  });

  test('an editor says how long, within bounds, and the site can read it', async () => {
    const studio = '/content-manager/single-types/api::studio.studio';
    const publish = async (keepRequestsDays: number) => {
      await cms.admin('PUT', studio, { keepRequestsDays });
      return (await cms.admin('POST', `${studio}/actions/publish`, {})).status;
    };
    expect([await publish(6), await publish(366), await publish(45)]).toEqual([400, 400, 200]);
    expect((await cms.graphql('{ studio { keepRequestsDays } }')).data).toEqual({ studio: { keepRequestsDays: 45 } });
  });

  test('a booking request is refused while the studio has a booking system of its own, and a review is not', async () => {
    const studio = '/content-manager/single-types/api::studio.studio';
    const link = async (bookingLink: string | null) =>
      (await cms.admin('POST', `${studio}/actions/publish`, { bookingLink })).status;
    const sendingId = randomUUID();
    expect((await send(cms, 'booking-requests', bookingForm(), { sendingId })).status).toBe(201);
    expect(await link('https://book.example/studio')).toBe(200);
    const before = await count('booking_requests');
    const refused = await send(cms, 'booking-requests', bookingForm());
    expect([refused.status, refused.body.error]).toEqual([
      409,
      'The studio takes no appointments here: they are made at https://book.example/studio.',
    ]);
    expect(await count('booking_requests')).toBe(before);
    // What was taken before is still answered.
    expect((await send(cms, 'booking-requests', bookingForm(), { sendingId })).status).toBe(200);
    expect((await send(cms, 'reviews', reviewForm())).status).toBe(201);
    expect(await link(null)).toBe(200);
    expect((await send(cms, 'booking-requests', bookingForm())).status).toBe(201);
  });

  test('sixty are taken in an hour, and the next one is told when', async () => {
    await ask(cms, 'DELETE FROM booking_requests');
    await age(cms, 'reviews', 120, 'sending_id IS NOT NULL');
    const forms = Array.from({ length: 60 }, (_, index) => index);
    const sendingIds = forms.map(() => randomUUID());
    const statuses = await Promise.all(
      forms.map(async (index) => {
        const path = index % 2 === 0 ? 'reviews' : 'booking-requests';
        const form = path === 'reviews' ? reviewForm() : bookingForm();
        return (await send(cms, path, form, { sendingId: sendingIds[index] })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([201]));
    const refused = await send(cms, 'booking-requests', bookingForm());
    expect([refused.status, refused.body.error]).toEqual([
      429,
      'So many messages came in the last hour that this one has to wait.',
    ]);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(3400);
    expect(seconds).toBeLessThanOrEqual(3600);
    // What was taken already is still answered.
    expect((await send(cms, 'reviews', reviewForm(), { sendingId: sendingIds[0]! })).status).toBe(200);
    await age(cms, 'booking_requests', 61);
    expect((await send(cms, 'booking-requests', bookingForm())).status).toBe(201);
    const references = await ask(
      cms,
      'SELECT reference FROM booking_requests UNION ALL SELECT reference FROM reviews WHERE reference IS NOT NULL AND published_at IS NULL',
    );
    expect(new Set(references.map(({ reference }) => reference)).size).toBe(references.length);
  });
});

async function until(reached: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await reached())) if (Date.now() > end) throw new Error('Not in 20 s.');
}
