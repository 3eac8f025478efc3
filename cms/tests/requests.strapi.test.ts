import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { RequestDesk } from '@kneadful/shared-types';
import { TestCms } from '../../tests/support/cms.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { listen, type Listening } from '../../tests/support/http.ts';
import { bookingForm, send, typed } from '../../tests/support/intake.ts';
import { MailServer } from '../../tests/support/mail-server.ts';
import { type Ask, signInAs, signInTo } from '../../tests/support/roles.ts';

jest.setTimeout(60_000);

interface Row {
  documentId: string;
  state: string;
}

describe.each(databases)('Booking requests at the desk, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let mail: MailServer;
  let moderator: Ask;
  let service = '';

  beforeAll(async () => {
    [database, mail] = await Promise.all([startDatabase(kind), MailServer.start()]);
    const env = { SMTP_URL: mail.url, MAIL_FROM: 'studio@studio.example' };
    cms = await TestCms.start({ databaseUrl: database.url, seed: true, env });
    moderator = await signInTo(cms, 'Moderator');
    const { data } = await cms.graphql('{ services { documentId options { minutes } } }');
    const services = data?.services as { documentId: string; options: { minutes: number }[] }[];
    service = services.find(({ options }) => options[0]!.minutes !== 60)!.documentId;
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    await mail?.stop();
    await database?.stop();
  }, 30_000);

  const types = '/content-manager/collection-types/api::booking-request.booking-request';
  const rowOf = async (reference = ''): Promise<Row> => {
    const { body } = await cms.admin<{ results: Row[] }>('GET', `${types}?filters[reference][$eq]=${reference}`);
    return body.results[0]!;
  };
  const request = async (more: object = {}, locale = 'en') => {
    const { body } = await send(cms, 'booking-requests', bookingForm(more), { locale });
    return rowOf(body.reference);
  };
  const deskOf = async ({ documentId }: Row, ask = moderator) => {
    const answer = await ask('GET', `/desk/requests/${documentId}`);
    return { status: answer.status, desk: ((await answer.json()) as { data: RequestDesk }).data };
  };
  const reply = async ({ documentId }: Row, body: object, ask = moderator) => {
    const answer = await ask('POST', `/desk/requests/${documentId}/reply`, body);
    return { status: answer.status, text: await answer.text() };
  };

  test('whoever answers finds a letter, the times in the studio’s zone, a file for the calendar, and the day it goes', async () => {
    const row = await request({ service });
    const { status, desk } = await deskOf(row);
    expect([status, desk.email, desk.phone, desk.canSend]).toEqual([200, 'quillan@visitors.example', '555-0187', true]);
    expect(desk.times.map(({ label }) => label)).toEqual([
      'Tuesday, January 12, 2027 at 9:30 AM CST',
      'Wednesday, January 13, 2027 at 2:00 PM CST',
    ]);
    expect(desk.letter.text).toMatch(/^Hello Quillan Featherstone,[\s\S]*Tuesday, January 12, 2027 at 9:30 AM CST/);
    expect(desk.letter.text).not.toContain('Sciatica');
    const [calendar = ''] = desk.times.map((time) => time.calendar);
    expect(calendar).toContain('DTSTART:20270112T153000Z');
    expect(calendar).not.toMatch(typed);
    expect(desk.deletedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('a letter in Spanish for who wrote on a Spanish page', async () => {
    const { desk } = await deskOf(await request({}, 'es'));
    expect(desk.letter.subject).toMatch(/^Tu solicitud /);
    expect(desk.letter.text).toContain('martes, 12 de enero de 2027');
  });

  test('a letter is sent to the visitor, from the studio, and the request is answered then', async () => {
    const row = await request();
    const { status } = await reply(row, { subject: 'Your\r\nBcc: all@others.example', text: 'Tuesday suits us.' });
    expect(status).toBe(200);
    // The studio's own notices come to the same server, each in its own time.
    const [sent, ...more] = mail.mails.filter(({ to }) => to === 'quillan@visitors.example');
    expect(more).toEqual([]);
    expect(sent!.source).toContain('Tuesday suits us.');
    expect(sent!.source).not.toMatch(/^Bcc:/im);
    expect(sent!.source).toMatch(/^Reply-To: hello@longleaf\.example/im);
    expect((await rowOf((await deskOf(row)).desk.reference)).state).toBe('answered');
  });

  test('what cannot be sent is said, and changes nothing', async () => {
    const row = await request();
    const empty = await reply(row, { subject: '', text: ' ' });
    expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('Write a letter of at most')]);
    mail.toRecipients = '550 No such person';
    const refused = await reply(row, { subject: 'A', text: 'B' });
    mail.toRecipients = '250 OK';
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Your text is still here')]);
    const byPhone = await request({ email: undefined });
    expect((await reply(byPhone, { subject: 'A', text: 'B' })).text).toContain('left no e-mail address');
    expect((await rowOf((await deskOf(row)).desk.reference)).state).toBe('new');
  });

  test('nobody else opens or answers one', async () => {
    const row = await request();
    const editor = await signInTo(cms, 'Editor');
    expect((await deskOf(row, editor)).status).toBe(403);
    expect((await reply(row, { subject: 'A', text: 'B' }, editor)).status).toBe(403);
    expect((await fetch(`${cms.url}/desk/requests/${row.documentId}`)).status).toBe(401);
    expect((await moderator('GET', '/desk/requests/nothing')).status).toBe(404);
  });

  test('a role that sees some fields alone is told nothing of the others', async () => {
    const row = await request();
    const fields = ['reference', 'state'];
    const subject = 'api::booking-request.booking-request';
    const clerk = await signInAs(cms, 'clerk', [
      { action: 'plugin::content-manager.explorer.read', subject, properties: { fields } },
      { action: 'plugin::content-manager.explorer.update', subject, properties: { fields } },
    ]);
    const { desk } = await deskOf(row, clerk);
    expect(desk).toMatchObject({ reference: expect.any(String), times: [] });
    expect(JSON.stringify(desk)).not.toMatch(typed);
    expect((await reply(row, { subject: 'A', text: 'B' }, clerk)).text).toContain('your role does not see it');
  });

  test('one with a language that is none can be answered all the same', async () => {
    const row = await request();
    for (const language of ['Español', 'en_US', '']) {
      await cms.admin('PUT', `${types}/${row.documentId}`, { language });
      const { status, desk } = await deskOf(row);
      expect([language, status, desk.letter.subject]).toEqual([language, 200, expect.stringContaining('Your request')]);
    }
  });

  test('what the database refuses is not logged with what was typed', async () => {
    const row = await request();
    // A copy has the same number of its sending, which is unique.
    const { status } = await cms.admin('POST', `${types}/clone/${row.documentId}`, { reference: 'AAA-AAA' });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(cms.output).toMatch(/unique|duplicate/i);
    expect(cms.output).not.toMatch(typed);
  });

  test('a webhook of Strapi’s own tells of content, and of no request', async () => {
    const calls: string[] = [];
    const receiver: Listening = await listen((incoming, response) => {
      let body = '';
      incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
      incoming.on('end', () => {
        calls.push(body);
        response.end();
      });
    });
    try {
      const events = ['entry.create', 'entry.update', 'entry.delete'];
      const hook = { name: 'All', url: receiver.origin, headers: {}, events };
      expect((await cms.admin('POST', '/admin/webhooks', hook)).status).toBe(201);
      const row = await request();
      await cms.admin('PUT', `${types}/${row.documentId}`, { note: 'Called back about sciatica.' });
      await cms.admin('DELETE', `${types}/${row.documentId}`);
      await new Editor(cms).create('person', { name: 'The last one', role: 'Editor' });
      while (!calls.some((call) => call.includes('The last one')))
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(calls.filter((call) => typed.test(call) || call.includes('booking-request'))).toEqual([]);
    } finally {
      await receiver.stop();
    }
  });

  test('nothing of what was typed is in the log', () => {
    expect(cms.output).not.toMatch(typed);
  });
});
