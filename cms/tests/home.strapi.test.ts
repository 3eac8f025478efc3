import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { DeskList, PublisherStatus, ReleaseList, ReleaseSummary, SiteReport } from '@kneadful/shared-types';
import { TestCms } from '../../tests/support/cms.ts';
import { article, citation, faq, finding, person, picture } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor, type Fields, links } from '../../tests/support/editor.ts';
import { listen, type Listening } from '../../tests/support/http.ts';
import { ask, bookingForm, reviewForm, send, typed } from '../../tests/support/intake.ts';
import { type Allowed, type Ask, signInAs } from '../../tests/support/roles.ts';

jest.setTimeout(60_000);

const uidOf = (type: string) => `api::${type}.${type}`;
const formOf = (type: string, id: string, locale = 'en') =>
  `/content-manager/collection-types/${uidOf(type)}/${id}?plugins[i18n][locale]=${locale}`;
const reading = (type: string, ...fields: string[]): Allowed => ({
  action: 'plugin::content-manager.explorer.read',
  subject: uidOf(type),
  properties: { fields, ...(type === 'booking-request' ? {} : { locales: ['en', 'es'] }) },
});

const token = 'the-token-of-this-test';
const release = (id: string, at: string, more: Partial<ReleaseSummary> = {}): ReleaseSummary => ({
  ...{ id, at, revision: 'r', cause: 'publish', rendered: 3, files: 100, live: false },
  times: { sync: 40, plan: 5, render: 15, release: 60 },
  ...more,
});

/** A publisher that says what a test wants. */
class FakePublisher {
  token = token;
  /** What it says to every question: none of the publisher's answers. */
  odd?: { status: number; body: unknown };
  isAway = false;
  status!: PublisherStatus;
  list!: ReleaseList;
  readonly calls: string[] = [];
  refusal?: string;

  readonly listener = (request: IncomingMessage, response: ServerResponse) => {
    if (this.isAway) return void request.socket.destroy();
    this.calls.push(`${request.method} ${request.url}`);
    const { status, body } = this.#answer(request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

  #answer({ method, url, headers }: IncomingMessage): { status: number; body: unknown } {
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401, body: { error: 'No.' } };
    if (this.odd) return this.odd;
    if (method === 'GET') return { status: 200, body: url === '/status' ? this.status : this.list };
    return this.refusal ? { status: 503, body: { error: this.refusal } } : { status: 200, body: {} };
  }

  reset(): void {
    this.token = token;
    this.isAway = false;
    this.odd = this.refusal = undefined;
    this.calls.length = 0;
    this.status = { state: 'live', held: [], warnings: [], picturesWaiting: 0 };
    this.list = { releases: [release('one', '2026-01-02T10:00:00.000Z', { live: true })], refused: [] };
  }
}

describe.each(databases)('The home page, on %s', (kind) => {
  const publisher = new FakePublisher();
  let listening: Listening;
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  let hands: Fields;
  let author: string;
  let condition: string;
  beforeAll(async () => {
    listening = await listen(publisher.listener);
    database = await startDatabase(kind);
    const env = { PUBLISHER_URL: listening.origin, REBUILD_TOKEN: token };
    cms = await TestCms.start({ databaseUrl: database.url, seed: true, env });
    editor = new Editor(cms);
    const { data } = await cms.graphql('{ people { documentId } conditions { documentId } }');
    const sample = data as Record<'people' | 'conditions', { documentId: string }[]>;
    [author, condition] = [sample.people[0]!.documentId, sample.conditions[0]!.documentId];
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
    await listening?.stop();
  }, 30_000);
  beforeEach(() => publisher.reset());

  const owner: Ask = async (method, path) => {
    const { status, body } = await cms.admin(method, path);
    return Response.json(body, { status });
  };
  async function shown<Answer>(path: string, by: Ask = owner): Promise<Answer> {
    const response = await by('GET', `/desk/${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    return ((await response.json()) as { data: Answer }).data;
  }
  const lists = (path: 'to-do' | 'keep-true', by?: Ask) => shown<DeskList[]>(path, by);
  const counts = async (path: 'to-do' | 'keep-true', by?: Ask) =>
    Object.fromEntries((await lists(path, by)).map(({ title, count }) => [title, count]));
  async function rowsOf(path: 'to-do' | 'keep-true', title: string, by?: Ask) {
    return (await lists(path, by)).find((list) => list.title === title)?.rows ?? [];
  }
  /** With the studio in a place where it is another day than in UTC. */
  async function elsewhere(work: (inDays: (days: number) => string) => Promise<void>): Promise<void> {
    const timeZone = new Date().getUTCHours() < 11 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati';
    await ask(cms, `UPDATE studios SET timezone = '${timeZone}'`);
    const day = (days = 0) =>
      new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(Date.now() + days * 86_400_000));
    let today: string;
    do {
      today = day();
      await work(day);
    } while (day() !== today);
  }

  test('of the sample content nothing is to do, and nothing is kept as somebody’s version', async () => {
    expect(await lists('to-do')).toEqual([]);
    expect(await counts('keep-true')).toEqual({ 'Articles without a medical reviewer': 1 });
    expect(await ask(cms, 'SELECT * FROM entry_versions')).toEqual([]);
  });

  test('every door is for those who are signed in', async () => {
    for (const [method, path] of [
      ...['site', 'to-do', 'keep-true'].map((name) => ['GET', name]),
      ...['publish', 'resume', 'releases/one/activate'].map((name) => ['POST', `site/${name}`]),
    ])
      expect([path, (await fetch(`${cms.url}/desk/${path}`, { method })).status]).toEqual([path, 401]);
    expect(publisher.calls).toEqual([]);
  });

  describe('to do', () => {
    const never = 'Drafts that are not published';
    const since = 'Changed since they were published';

    test('drafts, and what changed since it was published; newest first, whatever its type', async () => {
      const before = await counts('to-do');
      const { documentId: live } = await editor.createAndPublish('person', person('Live'));
      const { documentId: draft } = await editor.create('person', person('Draft'));
      expect(await counts('to-do')).toEqual({ ...before, [never]: (before[never] ?? 0) + 1 });
      await editor.save('person', live, person('Changed'));
      const { documentId: question } = await editor.create('faq', faq('A draft?'));
      expect((await rowsOf('to-do', since))[0]).toEqual({
        ...{ uid: uidOf('person'), documentId: live, title: 'Changed', typeName: 'Person' },
        path: formOf('person', live),
      });
      expect((await rowsOf('to-do', never)).slice(0, 2).map(({ title, path }) => [title, path])).toEqual([
        ['A draft?', formOf('faq', question)],
        ['Draft', formOf('person', draft)],
      ]);
      await editor.publish('person', live);
      await editor.publish('person', draft);
      await editor.publish('faq', question);
      expect(await counts('to-do')).toEqual(before);
    });

    test('an entry counts once in however many languages it waits, and opens where there is something to do', async () => {
      const { documentId: both } = await editor.create('faq', faq('Both?'));
      await editor.save('faq', both, faq('¿Ambas?'), 'es');
      expect(await counts('to-do')).toEqual({ [never]: 1 });
      // Newer than its translation, and nothing is to do with it.
      await editor.publish('faq', both);
      expect((await rowsOf('to-do', never)).map(({ path }) => path)).toEqual([formOf('faq', both, 'es')]);
      await editor.save('faq', both, faq('Changed?'));
      expect(await counts('to-do')).toEqual({ [never]: 1, [since]: 1 });
      expect((await rowsOf('to-do', since)).map(({ path }) => path)).toEqual([formOf('faq', both)]);
      await owner('DELETE', `/content-manager/collection-types/${uidOf('faq')}/${both}?locale=*`);
    });

    test('as many rows as somebody reads, and the number of all', async () => {
      const made: string[] = [];
      for (let index = 0; index < 8; index++)
        made.push((await editor.create('person', person(`P${index}`))).documentId);
      const [list] = await lists('to-do');
      expect([list!.title, list!.count, list!.rows.map(({ title }) => title)]).toEqual([
        never,
        8,
        ['P7', 'P6', 'P5', 'P4', 'P3', 'P2'],
      ]);
      for (const id of made) await editor.remove('person', id);
    });

    test('what visitors sent: a review until it is published, a request until it is answered', async () => {
      expect((await send(cms, 'reviews', reviewForm())).status).toBe(201);
      const { body } = await send(cms, 'booking-requests', bookingForm());
      const [reviews, requests] = ['Reviews to moderate', 'Booking requests to answer'];
      expect(await counts('to-do')).toEqual({ [reviews!]: 1, [requests!]: 1 });
      const [sent] = await rowsOf('to-do', reviews!);
      const [asked] = await rowsOf('to-do', requests!);
      expect([sent!.note, sent!.path]).toEqual([
        expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        formOf('review', sent!.documentId),
      ]);
      expect(asked).toEqual({
        ...{ uid: uidOf('booking-request'), documentId: expect.any(String), typeName: 'Booking request' },
        title: body.reference,
        path: `/content-manager/collection-types/${uidOf('booking-request')}/${asked!.documentId}`,
        note: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
      expect(JSON.stringify(asked)).not.toMatch(typed);

      await editor.publish('review', sent!.documentId);
      await editor.save('booking-request', asked!.documentId, { ...bookingForm(), state: 'answered' });
      expect(await counts('to-do')).toEqual({});
    });

    test('a role is shown what it may read', async () => {
      const people = await signInAs(cms, 'people', [reading('person', 'name')]);
      const desk = await signInAs(cms, 'requests', [reading('booking-request', 'reference', 'state')]);
      const nameless = await signInAs(cms, 'nameless', [reading('person', 'role'), reading('booking-request', 'name')]);
      const { documentId } = await editor.create('person', person('A person'));
      const { documentId: question } = await editor.create('faq', faq('A question?'));
      const { body } = await send(cms, 'booking-requests', bookingForm());
      await send(cms, 'reviews', reviewForm());
      expect(Object.values(await counts('to-do'))).toEqual([1, 1, 2]);
      expect(await counts('to-do', people)).toEqual({ [never]: 1 });
      expect((await rowsOf('to-do', never, people))[0]).toMatchObject({ title: 'A person' });
      expect((await lists('to-do', desk)).map(({ rows }) => rows.map(({ title }) => title))).toEqual([
        [body.reference],
      ]);
      // Neither what it is called nor in what state it is.
      expect((await lists('to-do', nameless)).map(({ rows }) => rows.map(({ title }) => title))).toEqual([
        [documentId],
      ]);
      await editor.remove('person', documentId);
      await editor.remove('faq', question);
    });
  });

  describe('keep it true', () => {
    const due = 'Reviews that are due';

    test('articles whose review date is past or within thirty days of the studio’s own day', () =>
      elsewhere(async (inDays) => {
        const made: string[] = [];
        const days = { Yesterday: -1, Today: 0, 'In thirty': 30, 'In thirty-one': 31 };
        for (const [title, distance] of Object.entries(days)) {
          const fields = { ...article(title), nextReviewDue: inDays(distance), medicalReviewer: links(author) };
          made.push((await editor.create('article', fields)).documentId);
        }
        expect((await rowsOf('keep-true', due)).map(({ title, note, path }) => [title, note, path])).toEqual([
          ['Yesterday', `was due on ${inDays(-1)}`, formOf('article', made[0]!)],
          ['Today', `due on ${inDays(0)}`, formOf('article', made[1]!)],
          ['In thirty', `due on ${inDays(30)}`, formOf('article', made[2]!)],
        ]);
        expect(await counts('keep-true')).toEqual({ 'Articles without a medical reviewer': 1, [due]: 3 });
        for (const id of made) await editor.remove('article', id);
      }));

    test('articles that nobody with medical training has reviewed, once for all languages', async () => {
      const { documentId } = await editor.create('article', article('Unreviewed'));
      await editor.save('article', documentId, article('Sin revisar'), 'es');
      const title = 'Articles without a medical reviewer';
      const [row] = await rowsOf('keep-true', title);
      expect([row!.title, row!.path, (await counts('keep-true'))[title]]).toEqual([
        'Unreviewed',
        formOf('article', documentId),
        2,
      ]);
      await editor.save('article', documentId, { medicalReviewer: links(author) });
      expect((await counts('keep-true'))[title]).toBe(1);
      await editor.remove('article', documentId);
    });

    test('research without a study, and no experience of the practice', async () => {
      const study = (await editor.createAndPublish('citation', citation())).documentId;
      const made: string[] = [];
      for (const fields of [
        finding('Bare'),
        { ...finding('Cited'), citations: links(study) },
        { ...finding('Practised'), basis: 'practice', certainty: null },
      ])
        made.push((await editor.create('research-finding', { ...fields, condition: links(condition) })).documentId);
      expect(await rowsOf('keep-true', 'Research without a citation')).toMatchObject([
        { title: 'Bare', path: formOf('research-finding', made[0]!) },
      ]);
      for (const id of made) await editor.remove('research-finding', id);
      await editor.remove('citation', study);
    });

    test('DOIs that are none, as an import may bring them, and to nobody who may not read them', async () => {
      const made = [];
      for (const [title, doi] of [
        ['Right', '10.1000/182'],
        ['Wrong', '10.1000/183'],
      ])
        made.push((await editor.create('citation', { ...citation(title), doi })).documentId);
      const address = 'https://doi.org/10.1000/183';
      await ask(cms, `UPDATE citations SET doi = '${address}' WHERE doi = '10.1000/183'`);
      const title = 'DOIs that lead nowhere';
      expect(await rowsOf('keep-true', title)).toMatchObject([
        { documentId: made[1], note: address, path: formOf('citation', made[1]!) },
      ]);
      const titles = await signInAs(cms, 'citation-titles', [reading('citation', 'shortName', 'title')]);
      const dois = await signInAs(cms, 'citation-dois', [reading('citation', 'doi')]);
      const articles = await signInAs(cms, 'article-titles', [reading('article', 'title')]);
      expect(await lists('keep-true', titles)).toEqual([]);
      expect(await lists('keep-true', articles)).toEqual([]);
      expect(await lists('keep-true', dois)).toMatchObject([
        { title, count: 1, rows: [{ title: made[1], note: address }] },
      ]);
      for (const id of made) await editor.remove('citation', id);
    });
  });

  describe('the site', () => {
    const report = (by?: Ask) => shown<SiteReport>('site', by);

    test('is as the publisher says, with who published what a release brought', async () => {
      const { documentId } = await editor.createAndPublish('person', person('Somebody'));
      const now = Date.now();
      const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();
      publisher.list = {
        releases: [
          release('new', new Date(now + 1000).toISOString(), { live: true }),
          release('old', ago(3600), { cause: 'start', rendered: 90 }),
        ],
        refused: [
          { at: ago(1800), cause: 'poll', message: 'The CMS was away.' },
          { at: ago(7200), cause: 'poll', message: 'Long ago.' },
        ],
      };
      publisher.status = {
        ...{ ...publisher.status, state: 'publishing', progress: { done: 3, total: 9 }, behindSince: ago(1) },
        ...{ warnings: ['A warning.'], picturesWaiting: 2 },
      };
      const answer = await report();
      expect(answer).toEqual({
        ...{ state: 'publishing', progress: { done: 3, total: 9 }, behindSince: ago(1), warnings: ['A warning.'] },
        ...{ held: [], heldUnseen: 0, picturesWaiting: 2, mayControl: true },
        publishes: [
          {
            ...{ id: 'new', at: new Date(now + 1000).toISOString(), cause: 'publish', result: 'live' },
            ...{ pages: 3, took: 120, authors: [expect.any(String)] },
          },
          { at: ago(1800), cause: 'poll', message: 'The CMS was away.', authors: [], result: 'refused' },
          { id: 'old', at: ago(3600), cause: 'start', pages: 90, took: 120, authors: [], result: 'earlier' },
        ],
      });
      const { body } = await cms.admin<{ data: { firstname: string; lastname?: string } }>('GET', '/admin/users/me');
      const { firstname, lastname } = body.data;
      expect(answer.publishes[0]!.authors).toEqual([[firstname, lastname].filter(Boolean).join(' ')]);
      expect(JSON.stringify(answer)).not.toContain(token);
      await editor.remove('person', documentId);
    });

    test('that was refused again and again still has its releases to go back to', async () => {
      const at = (minute: number) => `2026-01-02T10:${String(minute).padStart(2, '0')}:00.000Z`;
      publisher.list = {
        releases: Array.from({ length: 12 }, (_, index) => release(`r${index}`, at(12 - index), { live: index === 0 })),
        refused: Array.from({ length: 20 }, (_, index) => ({ at: at(40 - index), cause: 'poll', message: `${index}` })),
      };
      const { publishes } = await report();
      expect(publishes.map(({ id, message }) => id ?? message)).toEqual([
        ...['0', '1', '2'],
        ...Array.from({ length: 8 }, (_, index) => `r${index}`),
      ]);
    });

    test.each(['paused', 'failed', 'starting'] as const)('is %s with the reason', async (state) => {
      publisher.status = { ...publisher.status, state, problem: 'This is why.' };
      expect(await report()).toMatchObject({ state, problem: 'This is why.', publishes: [{ id: 'one' }] });
    });

    test('is not known where the publisher is away, refuses the token, or is another program', async () => {
      const nothing = { held: [], heldUnseen: 0, warnings: [], picturesWaiting: 0, publishes: [], mayControl: true };
      const expectProblem = async (problem: string) => {
        const answer = await report();
        expect(answer).toEqual({ state: 'away', problem, ...nothing });
        expect(JSON.stringify(answer)).not.toContain(token);
      };
      const url = listening.origin;
      publisher.isAway = true;
      await expectProblem(
        `The publisher at ${url} does not answer. What visitors see stays as it is. Start it, or set PUBLISHER_URL to where it is.`,
      );
      publisher.isAway = false;
      publisher.token = 'another-token-of-this-test';
      await expectProblem('The publisher refuses REBUILD_TOKEN. Give the CMS the one that it was started with.');
      publisher.token = token;
      publisher.odd = { status: 200, body: { hello: 'world' } };
      await expectProblem(`What answers at ${url} is not the publisher. Set PUBLISHER_URL to where it is.`);
      publisher.odd = { status: 502, body: 'Bad gateway' };
      await expectProblem('The publisher answered 502.');
    });

    test('names what is held with its reasons and its form, and counts what the role may not read', async () => {
      const held = (type: string, documentId: string, title: string, locale = 'en') => ({
        ...{ type, documentId, locale, title, live: type === 'Person', adminUrl: 'http://elsewhere.example' },
        reasons: ['', '', 'sections.0.picture', 'name'].map((field) => ({ field, message: 'Mend it.' })),
      });
      publisher.status.held = [
        held('Person', author, 'A team'),
        held('Condition', condition, 'Un dolor', 'es'),
        held('Citation', 'gone', 'Gone'),
      ];
      // As the form calls the field; what it does not have is told as it came.
      const reasons = ['Mend it.', 'sections › 0 › picture: Mend it.', 'Name: Mend it.'];
      const answer = await report();
      expect(
        answer.held.map(({ typeName, title, path, reasons: why, live }) => [typeName, title, path, why, live]),
      ).toEqual([
        ['Person', 'A team', formOf('person', author), reasons, true],
        ['Condition', 'Un dolor', formOf('condition', condition, 'es'), reasons, false],
      ]);
      expect(answer.heldUnseen).toBe(1);
      const other = await signInAs(cms, 'held-people', [reading('person', 'name')]);
      const seen = await report(other);
      expect([seen.held.map(({ title }) => title), seen.heldUnseen, seen.mayControl]).toEqual([['A team'], 2, false]);
      expect(JSON.stringify(seen)).not.toContain('Un dolor');
    });

    test('does what a role asks that may, and tells why the publisher refuses', async () => {
      const steering = await signInAs(cms, 'steering', [{ action: 'admin::site.control' }]);
      const writing = await signInAs(cms, 'writing', [reading('person', 'name')]);
      const commands = {
        publish: '/publish',
        resume: '/resume',
        'releases/a%2Fb/activate': '/releases/a%2Fb/activate',
      };
      for (const [command, path] of Object.entries(commands)) {
        publisher.calls.length = 0;
        const refused = await writing('POST', `/desk/site/${command}`);
        expect([command, refused.status, publisher.calls]).toEqual([command, 403, []]);
        const done = await steering('POST', `/desk/site/${command}`);
        expect([command, done.status, publisher.calls]).toEqual([command, 200, [`POST ${path}`]]);
        expect(await done.text()).not.toContain(token);
      }
      expect((await report(steering)).mayControl).toBe(true);

      publisher.refusal = 'There is no release one.';
      const refused = await steering('POST', '/desk/site/releases/one/activate');
      expect([refused.status, (await refused.json()) as object]).toMatchObject([
        400,
        { error: { message: 'There is no release one.' } },
      ]);
    });
  });

  describe('versions', () => {
    interface Version {
      locale: string | null;
      publisher_name: string | null;
      content: { name?: string; summary?: string; picture?: object };
    }
    async function versionsOf(documentId: string): Promise<Version[]> {
      const rows = await ask(cms, `SELECT * FROM entry_versions WHERE entry_id = '${documentId}' ORDER BY id`);
      return rows.map((row) => ({
        ...(row as unknown as Version),
        content: typeof row.content === 'string' ? JSON.parse(row.content) : row.content,
      }));
    }
    const told = (versions: readonly Version[]) =>
      versions.map(({ locale, publisher_name, content }) => [locale, publisher_name, content.name]);
    let name: string;
    let sample: { documentId: string; name: string; picture: Fields };
    beforeAll(async () => {
      const { body } = await cms.admin<{ data: { firstname: string; lastname?: string } }>('GET', '/admin/users/me');
      name = [body.data.firstname, body.data.lastname].filter(Boolean).join(' ');
      hands = await picture(editor);
      const { data } = await cms.graphql('{ techniques { documentId name } }');
      sample = (data as { techniques: (typeof sample)[] }).techniques[0]!;
    });

    test('a publish that is refused keeps none', async () => {
      const fields = { name: 'Refused', picture: { ...hands, alternativeText: ' ' } };
      await editor.refusedPublish('technique', sample.documentId, { fields });
      expect(await versionsOf(sample.documentId)).toEqual([]);
    });

    test('the first by a person keeps what was live before, and every one what it published with all its parts', async () => {
      await editor.publish('technique', sample.documentId, { name: 'Second', picture: hands });
      const versions = await versionsOf(sample.documentId);
      expect(told(versions.filter(({ locale }) => locale === 'en'))).toEqual([
        ['en', null, sample.name],
        ['en', name, 'Second'],
      ]);
      expect(versions.at(-1)!.content.picture).toMatchObject({ alternativeText: 'Hands on a back' });
      await editor.publish('technique', sample.documentId, { name: 'Third' });
      expect(told((await versionsOf(sample.documentId)).slice(versions.length))).toEqual([['en', name, 'Third']]);
    });

    test('each language has its own, and so has each of a selection', async () => {
      const one = (await editor.create('person', person('One'))).documentId;
      const two = (await editor.create('person', person('Two'))).documentId;
      await editor.publishAll('person', [one, two]);
      await editor.save('person', one, person('Una'), 'es');
      await editor.publish('person', one, {}, 'es');
      expect(told(await versionsOf(one))).toEqual([
        ['en', name, 'One'],
        ['es', name, 'Una'],
      ]);
      expect(told(await versionsOf(two))).toEqual([['en', name, 'Two']]);
    });

    test('thirty are kept of each entry and language', async () => {
      const { documentId } = await editor.create('person', person('V0'));
      await editor.save('person', documentId, person('Otra'), 'es');
      await editor.publish('person', documentId);
      await editor.publish('person', documentId, {}, 'es');
      for (let index = 1; index <= 31; index++) await editor.publish('person', documentId, person(`V${index}`));
      const versions = await versionsOf(documentId);
      expect(told(versions.filter(({ locale }) => locale === 'es'))).toEqual([['es', name, 'Otra']]);
      const english = told(versions.filter(({ locale }) => locale === 'en')).map(([, , title]) => title);
      expect(english).toEqual(Array.from({ length: 30 }, (_, index) => `V${index + 2}`));
    }, 120_000);

    test('go with the entry when it is deleted, or with its language', async () => {
      const { documentId } = await editor.createAndPublish('person', person('Gone'));
      await editor.save('person', documentId, person('Ida'), 'es');
      await editor.publish('person', documentId, {}, 'es');
      const address = `/content-manager/collection-types/${uidOf('person')}/${documentId}`;
      await cms.admin('DELETE', `${address}?locale=es`);
      expect(told(await versionsOf(documentId))).toEqual([['en', name, 'Gone']]);
      await cms.admin('DELETE', `${address}?locale=*`);
      expect(await versionsOf(documentId)).toEqual([]);
    });

    test('are behind no door of an editor’s or of the site’s', async () => {
      const writing = await signInAs(cms, 'all-people', [reading('person', 'name')]);
      const path = `/content-manager/collection-types/${uidOf('entry-version')}`;
      expect((await writing('GET', path)).status).toBe(403);
      for (const key of [cms.token, cms.previewToken])
        expect((await cms.graphql('{ entryVersions { documentId } }', {}, key)).status).toBe(400);
    });
  });
});
