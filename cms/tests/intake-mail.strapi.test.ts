import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { ask, bookingForm, reviewForm, send, typed } from '../../tests/support/intake.ts';
import { MailServer } from '../../tests/support/mail-server.ts';

jest.setTimeout(60_000);

describe('The studio is told by mail', () => {
  let mail: MailServer;
  let cms: TestCms;
  beforeAll(async () => {
    mail = await MailServer.start();
    const env = { SMTP_URL: mail.url, MAIL_FROM: 'Longleaf <site@longleaf.example>' };
    cms = await TestCms.start({ seed: true, env });
  }, 120_000);
  afterAll(async () => {
    await cms?.stop();
    await mail?.stop();
  }, 30_000);

  test('of a booking request: that it came, its reference and where to read it', async () => {
    const { body } = await send(cms, 'booking-requests', bookingForm());
    const [received] = await mail.until(1);
    const [{ document_id: id } = {}] = await ask(cms, 'SELECT document_id FROM booking_requests');
    expect(received).toMatchObject({ from: 'site@longleaf.example', to: 'hello@longleaf.example' });
    expect(received!.source.split('\n')).toEqual(
      expect.arrayContaining([
        'From: Longleaf <site@longleaf.example>',
        `Subject: A request for an appointment: ${body.reference}`,
        'Auto-Submitted: auto-generated',
      ]),
    );
    expect(unwrapped(received!.source)).toContain(
      `A request for an appointment has come in through the site. Its reference is ${body.reference}.\n\n` +
        `Read it here: ${cms.url}/admin/content-manager/collection-types/api::booking-request.booking-request/${id}\n`,
    );
  });

  test('of a review, once', async () => {
    const sendingId = 'b7c1f8a2-6a55-4d0e-9a51-2f0d6a3f8b11';
    const { body } = await send(cms, 'reviews', reviewForm(), { sendingId });
    await send(cms, 'reviews', reviewForm(), { sendingId });
    await send(cms, 'booking-requests', bookingForm());
    const mails = await mail.until(3);
    const subjects = mails.map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1]);
    expect(subjects.filter((subject) => subject === `A review: ${body.reference}`)).toHaveLength(1);
    expect(mails).toHaveLength(3);
  });

  test('nothing that was typed is in a mail', () => {
    for (const { source } of mail.mails) expect(unwrapped(source)).not.toMatch(typed);
  });

  test('a mail that is refused costs nothing but a warning', async () => {
    mail.toRecipients = '550 No such mailbox quillan';
    const { status, body } = await send(cms, 'booking-requests', bookingForm());
    expect([status, Object.keys(body)]).toEqual([201, ['reference']]);
    await warned(`${body.reference} is stored, but the studio was not told of it by mail: EENVELOPE.`);
    mail.toRecipients = '250 OK';
  });

  test('a studio without an address is told so in the log', async () => {
    await ask(cms, 'UPDATE studios SET email = NULL');
    const { body } = await send(cms, 'booking-requests', bookingForm());
    await warned(
      `${body.reference} is stored, but the studio was not told of it by mail: the studio has no e-mail address: publish one with it.`,
    );
    await ask(cms, "UPDATE studios SET email = 'hello@longleaf.example'");
  });

  test('a mail server that is away does not keep the visitor waiting', async () => {
    await mail.stop();
    const { status, body } = await send(cms, 'reviews', reviewForm());
    expect(status).toBe(201);
    await warned(`${body.reference} is stored, but the studio was not told of it by mail: ESOCKET.`);
    expect(cms.output).not.toMatch(typed);
    expect(cms.output.match(/not told of it by mail/g)).toHaveLength(3);
  });

  async function warned(sentence: string): Promise<void> {
    for (const end = Date.now() + 20_000; !cms.output.includes(sentence);) {
      if (Date.now() > end) throw new Error(`Not in the log: ${sentence}\n${cms.output.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});

/** Without the line breaks that mail puts into long lines. */
const unwrapped = (source: string) => source.replaceAll('=\n', '').replaceAll('=3D', '=');

describe('Without settings', () => {
  test('half of the mail settings is refused at the start', async () => {
    const start = TestCms.start({ env: { SMTP_URL: 'smtp://mail.example:587' } });
    const output = await start.then(
      (cms) => cms.stop().then(() => 'It started.'),
      (error: Error) => error.message,
    );
    expect(output).toContain('MAIL_FROM: SMTP_URL is set: set this too, or neither.\n');
  });

  test('for the intake, nothing is taken, and the log says so once', async () => {
    const cms = await TestCms.start({ env: { INTAKE_TOKEN: '' } });
    try {
      for (const token of ['', 'undefined', cms.intakeToken])
        expect((await send(cms, 'reviews', reviewForm(), { token })).status).toBe(401);
      const warnings = cms.output.match(
        /INTAKE_TOKEN is not set: booking requests and reviews that visitors send are refused\./g,
      );
      expect(warnings).toHaveLength(1);
    } finally {
      await cms.stop();
    }
  });
});
