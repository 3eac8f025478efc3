import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import type { EntryPass, MailState, People, SamplePlan, SamplesRemoved } from '@kneadful/shared-types';
import { root, TestCms } from '../../tests/support/cms.ts';
import { condition, faq } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { bookingForm, reviewForm, send } from '../../tests/support/intake.ts';
import { MailServer } from '../../tests/support/mail-server.ts';
import { queryPostgres } from '../../tests/support/postgres-query.ts';
import { type Ask, signInTo } from '../../tests/support/roles.ts';
import { sources } from '../../web/src/cms/sources.ts';
import { readSeedFiles, seedDocumentId } from '../src/setup/seed/files';

jest.setTimeout(120_000);

const password = 'p4ss:word of the mail server';
const seeded = readSeedFiles(join(root, 'cms/seed')).map(({ key }) => key);
const pictureCount = 23;

describe.each(databases)('Your studio, on %s', (kind) => {
  let database: TestDatabase;
  let mail: MailServer;
  let cms: TestCms;
  let own: { condition: string; faq: string; picture: number };

  beforeAll(async () => {
    [database, mail] = await Promise.all([startDatabase(kind), MailServer.start()]);
    const url = mail.url.replace('//', `//studio:${encodeURIComponent(password)}@`);
    const env = { SMTP_URL: url, MAIL_FROM: 'Studio <studio@studio.example>' };
    cms = await TestCms.start({ databaseUrl: database.url, seed: true, env });
  }, 240_000);
  afterAll(async () => {
    await cms?.stop();
    await mail?.stop();
    await database?.stop();
  }, 30_000);

  const owner = async <Answer>(method: string, path: string, body?: object) => {
    const answer = await cms.admin<{ data: Answer; error: { message: string } }>(
      method,
      `/desk/your-studio/${path}`,
      body,
    );
    return { status: answer.status, data: answer.body.data, message: answer.body.error?.message };
  };
  const plan = async (...also: string[]) =>
    (await owner<SamplePlan>('GET', `samples?also=${also.map(seedDocumentId).join()}`)).data;
  const remove = (word: string, ...also: string[]) =>
    owner<SamplesRemoved>('POST', 'samples/removal', { word, also: also.map(seedDocumentId) });
  const count = ({ going }: SamplePlan) => going.reduce((sum, each) => sum + each.count, 0);

  /** Behind the CMS's back. */
  const sql = async (text: string) => {
    if (database.url) return queryPostgres(database.url, text);
    const connection = new Database(join(cms.folder, 'data.db'));
    try {
      connection.exec(text);
    } finally {
      connection.close();
    }
    return [];
  };

  /** The ids of every draft, and the uploaded originals. */
  const everything = async () => {
    const lists = sources.map(({ root: name }) => `${name}(status: DRAFT) { documentId }`);
    const { data, errors } = await cms.graphql(`{ ${lists.join(' ')} }`, {}, cms.previewToken);
    if (errors) throw new Error(errors[0]?.message);
    const ids = Object.values(data ?? {}).flatMap((found) => [found ?? []].flat() as { documentId: string }[]);
    const uploads = readdirSync(join(cms.folder, 'public/uploads'));
    return {
      ids: ids.map(({ documentId }) => documentId).sort(),
      uploads: uploads.filter((name) => !/^(thumbnail|small|medium|large)_/.test(name) && name !== '.gitkeep').sort(),
    };
  };
  const samplesLeft = async () => {
    const ids = new Set((await everything()).ids);
    return seeded.filter((key) => ids.has(seedDocumentId(key)));
  };

  describe('the sample content', () => {
    const untouchable = ['location/alder-street', 'navigation/navigation', 'studio/studio'];
    const neededOnes = ['body-region/lower-back', 'technique/swedish'];

    test('all of it goes in a studio that nobody has touched, but what the site cannot do without', async () => {
      const untouched = await plan();
      expect(untouched).toMatchObject({ isDemo: true, pictures: pictureCount, changed: [], needed: [] });
      expect(count(untouched)).toBe(seeded.length - untouchable.length);
      expect(untouched.kept.map(({ title }) => title).sort()).toEqual([
        'Longleaf on Alder Street',
        'Navigation',
        'Studio',
      ]);
      expect(untouched.going).toContainEqual({ typeName: 'Technique', count: 7 });
    });

    test('what somebody has saved since, and what live entries of theirs cannot do without, is named and stays', async () => {
      const editor = new Editor(cms);
      await editor.save('faq', seedDocumentId('faq/soreness'), { question: 'Will it hurt?' });
      const draft = { tagline: 'Not to be read yet' };
      await cms.admin('PUT', '/content-manager/single-types/api::studio.studio', draft);
      const stiff = await editor.createAndPublish('condition', {
        ...condition('Stiff from the garden'),
        regions: { connect: [{ documentId: seedDocumentId('body-region/lower-back') }] },
        techniques: { connect: [{ documentId: seedDocumentId('technique/swedish') }] },
      });
      const asked = await editor.createAndPublish('faq', faq('Is there tea?'));
      const png = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      );
      own = { condition: stiff.documentId, faq: asked.documentId, picture: await editor.upload('own.png', png) };

      const now = await plan();
      expect(now.changed).toEqual([
        expect.objectContaining({ typeName: 'Question', title: 'Will it hurt?', by: 'Studio Owner' }),
      ]);
      expect(now.needed.map(({ documentId, neededBy }) => [documentId, neededBy])).toEqual(
        expect.arrayContaining(neededOnes.map((key) => [seedDocumentId(key), 'Condition “Stiff from the garden”'])),
      );
      expect(now.needed).toHaveLength(neededOnes.length);
      expect(now.pictures).toBe(pictureCount - 1);
      expect(now.kept.map(({ title }) => title)).not.toContain('Studio');
      expect(count(await plan('faq/soreness'))).toBe(count(now) + 1);
    });

    test('a database that was filled before the import was noted is told the same', async () => {
      const before = await plan();
      await sql(`update strapi_core_store_settings set key = 'laid-aside' where key like '%kneadful_seed_origin'`);
      expect(await plan()).toEqual(before);
      await sql(`update strapi_core_store_settings set key = 'core_kneadful_seed_origin' where key = 'laid-aside'`);
      expect(await plan()).toEqual(before);
    });

    test('what is saved later than the import is somebody’s although the account is gone', async () => {
      const id = seedDocumentId('faq/posture');
      const editor = new Editor(cms);
      await editor.save('faq', id, { question: 'How to sit?' });
      await sql(`update faqs set updated_by_id = null where document_id = '${id}'`);
      const { changed } = await plan();
      expect(changed.find(({ documentId }) => documentId === id)).toEqual(
        expect.not.objectContaining({ by: expect.anything() }),
      );
    });

    test('nothing goes without the word', async () => {
      const before = await everything();
      expect(await remove('yes')).toMatchObject({
        status: 400,
        message: 'Type the word “remove” to go on. Nothing was removed.',
      });
      expect(await everything()).toEqual(before);
    });

    test('it goes with its pictures; what was changed, what is needed and what visitors sent stays; drafts stay drafts', async () => {
      await send(cms, 'booking-requests', bookingForm());
      await send(cms, 'reviews', reviewForm());
      const { status, data } = await remove(' Remove ');
      expect([status, data]).toEqual([
        200,
        { entries: seeded.length - untouchable.length - neededOnes.length - 2, pictures: pictureCount - 1 },
      ]);
      expect((await samplesLeft()).sort()).toEqual(
        [...untouchable, ...neededOnes, 'faq/soreness', 'faq/posture'].sort(),
      );
      const { ids, uploads } = await everything();
      expect(ids).toEqual(expect.arrayContaining([own.condition, own.faq]));
      expect(uploads).toHaveLength(2);
      const { data: live } = await cms.graphql(
        '{ studio { demo tagline homeServices { slug } } conditions { techniques { slug } } faqs { question } }',
      );
      expect(live).toEqual({
        studio: { demo: false, tagline: 'Massage studio and back-care guide', homeServices: [] },
        conditions: [{ techniques: [{ slug: 'swedish' }] }],
        faqs: expect.arrayContaining([{ question: 'Is there tea?' }]),
      });
      const listed = (type: string) =>
        cms.admin<{ results: unknown[] }>('GET', `/content-manager/collection-types/api::${type}.${type}`);
      expect((await listed('booking-request')).body.results).toHaveLength(1);
      expect((await listed('review')).body.results).toHaveLength(1);
    });

    test('a changed one goes when it is chosen', async () => {
      const { data } = await remove('remove', 'faq/soreness');
      expect(data).toEqual({ entries: 1, pictures: 0 });
      expect(await samplesLeft()).not.toContain('faq/soreness');
    });

    test('nothing comes back when the CMS starts again', async () => {
      const before = await everything();
      await cms.halt();
      await cms.boot();
      expect(await everything()).toEqual(before);
      expect((await plan()).isDemo).toBe(false);
    });
  });

  describe('people', () => {
    const register = (registrationToken: string) =>
      fetch(`${cms.url}/admin/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          registrationToken,
          userInfo: { firstname: 'Mara', lastname: 'Quist', password: 'Kneadful-Test-3' },
        }),
      });
    const choosePassword = (resetPasswordToken: string) =>
      fetch(`${cms.url}/admin/reset-password`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ resetPasswordToken, password: 'Kneadful-Test-4' }),
      });
    const secretOf = ({ url }: EntryPass) => new URL(url).searchParams.values().next().value!;
    const linkFor = async (id: number) => (await owner<EntryPass>('POST', `people/${id}/link`)).data;
    const secrets: string[] = [];
    let mara: number;

    test('somebody who is invited comes in by the last link, once', async () => {
      const { roles } = (await owner<People>('GET', 'people')).data;
      const role = roles.find(({ name }) => name === 'Moderator')!;
      const made = await cms.admin<{ data: { id: number; registrationToken: string } }>('POST', '/admin/users', {
        firstname: 'Mara',
        email: 'mara@studio.example',
        roles: [role.id],
      });
      mara = made.body.data.id;
      const pass = await linkFor(mara);
      expect(pass).toEqual({
        kind: 'invitation',
        url: expect.stringMatching(new RegExp(`^${cms.url}/admin/auth/register\\?registrationToken=\\w{40}$`)),
      });
      const secret = secretOf(pass);
      secrets.push(secret);
      await fetch(`${cms.url}/admin/registration-info?registrationToken=${secret}`);
      expect((await register(made.body.data.registrationToken)).status).toBe(400);
      expect((await register(secret)).status).toBe(200);
      expect((await register(secret)).status).toBe(400);
      const { people } = (await owner<People>('GET', 'people')).data;
      expect(people).toContainEqual({
        id: mara,
        name: 'Mara Quist',
        email: 'mara@studio.example',
        roles: ['Moderator'],
        state: 'active',
        isYou: false,
      });
      expect(people.filter(({ isYou }) => isYou).map(({ email }) => email)).toEqual(['owner@studio.example']);
    });

    test('who has forgotten the password chooses another by the last link, once, within a day', async () => {
      const first = secretOf(await linkFor(mara));
      const pass = await linkFor(mara);
      const secret = secretOf(pass);
      secrets.push(first, secret);
      expect(pass.kind).toBe('password');
      const hours = (Date.parse(pass.until!) - Date.now()) / 3_600_000;
      expect([hours > 23, hours <= 24]).toEqual([true, true]);
      await fetch(`${cms.url}/admin/auth/reset-password?code=${secret}`);
      expect((await choosePassword(first)).status).toBe(400);
      expect((await choosePassword(secret)).status).toBe(200);
      expect((await choosePassword(secret)).status).toBe(400);
    });

    test('a link that is too old lets nobody in', async () => {
      const late = secretOf(await linkFor(mara));
      const past = database.url ? `'2026-01-01 00:00:00'` : Date.parse('2026-01-01T00:00:00Z');
      await sql(`update admin_users set reset_password_token_expires_at = ${past} where id = ${mara}`);
      expect((await choosePassword(late)).status).toBe(400);
    });

    test('an account that is switched off gets no link, nor does one that is not there', async () => {
      await cms.admin('PUT', `/admin/users/${mara}`, { isActive: false });
      expect(await owner('POST', `people/${mara}/link`)).toMatchObject({
        status: 400,
        message: 'The account of Mara Quist is switched off. Switch it on under Users first.',
      });
      expect((await owner('POST', 'people/99999/link')).status).toBe(404);
    });

    test('no secret of a link is in the log, whoever opened it', async () => {
      expect(cms.output).toMatch(/GET \/admin\/auth\/reset-password \(\d+ ms\) 200/);
      expect(secrets.filter((secret) => cms.output.includes(secret))).toEqual([]);
    });
  });

  describe('mail', () => {
    test('says how it is sent, without the password', async () => {
      const { data } = await owner<MailState>('GET', 'mail');
      expect(data).toEqual({
        isSetUp: true,
        server: new URL(mail.url).host,
        from: 'Studio <studio@studio.example>',
        studio: 'hello@longleaf.example',
        you: 'owner@studio.example',
      });
    });

    test('a test mail goes to whoever asks', async () => {
      expect((await owner('POST', 'mail/test')).status).toBe(200);
      const sent = mail.mails.filter(({ to }) => to === 'owner@studio.example');
      expect(sent).toHaveLength(1);
      expect(sent[0]!.source).toContain('Subject: A test mail from Longleaf Massage Studio');
    });

    test('what the server refuses is told, and the password is on no screen and in no log', async () => {
      const repeated = Buffer.from(`\0studio\0${password}`).toString('base64');
      mail.toLogins = `535 Not with ${password} ${repeated}`;
      const { host } = new URL(mail.url);
      const refused = await owner('POST', 'mail/test');
      mail.toLogins = '235 Welcome';
      expect([refused.status, refused.message]).toEqual([
        400,
        `The mail server ${host} does not accept the user or the password in SMTP_URL. It says: “535 Not with … …”`,
      ]);
      mail.toRecipients = '550 No such person';
      expect((await owner('POST', 'mail/test')).message).toBe(
        `The mail server ${host} does not take mail from MAIL_FROM to you. It says: “550 No such person”`,
      );
      mail.toRecipients = '250 OK';
      expect(cms.output).not.toContain(password);
      expect(cms.output).not.toContain(repeated);
    });
  });

  test('nobody but an owner may ask or do any of it', async () => {
    const editor: Ask = await signInTo(cms, 'Editor');
    const calls = [
      ['GET', 'samples'],
      ['POST', 'samples/removal'],
      ['GET', 'people'],
      ['POST', 'people/1/link'],
      ['GET', 'mail'],
      ['POST', 'mail/test'],
    ] as const;
    for (const [method, path] of calls) {
      const address = `/desk/your-studio/${path}`;
      expect([path, (await editor(method, address)).status]).toEqual([path, 403]);
      expect([path, (await fetch(cms.url + address, { method })).status]).toEqual([path, 401]);
    }
  });
});
