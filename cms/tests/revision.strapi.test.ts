import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalLinks, linkedIds } from '@kneadful/shared-types';
import Sqlite from 'better-sqlite3';
import { print } from 'graphql';
import { TestCms } from '../../tests/support/cms.ts';
import { picture } from '../../tests/support/content.ts';
import { databases, startDatabase, type TestDatabase } from '../../tests/support/databases.ts';
import { Editor } from '../../tests/support/editor.ts';
import { sources } from '../../web/src/cms/sources.ts';

interface Row {
  documentId: string;
  locale: string | null;
  rowId: number;
  publishedAt: string;
  linksHash: string;
}
interface Revision {
  types: { type: string; count: number; rowSum: string; newest: string; publishedSum: string }[];
  files: { count: number; newest: string; updatedSum: string };
}

const sum = (values: (string | number)[]) => String(values.reduce((total, value) => total + BigInt(value), 0n));
const newest = (values: string[]) => String(Math.max(0, ...values.map(Number)));

describe.each(databases)('Revision and manifest of the sample content, on %s', (kind) => {
  let database: TestDatabase;
  let cms: TestCms;
  let editor: Editor;
  beforeAll(async () => {
    database = await startDatabase(kind);
    cms = await TestCms.start({ databaseUrl: database.url, seed: true });
    editor = new Editor(cms);
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    await database?.stop();
  }, 30_000);

  /** The answer of one root field. */
  async function ask<Answer>(query: string, variables: object = {}): Promise<Answer> {
    const { data, errors } = await cms.graphql(query, variables);
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Answer;
  }
  const revision = () =>
    ask<Revision>(
      '{ contentRevision { types { type count rowSum newest publishedSum } files { count newest updatedSum } } }',
    );
  const manifest = (type: string, rest = '') =>
    ask<Row[]>(
      `{ contentManifest(type: "${type}", first: 1000 ${rest}) { documentId locale rowId publishedAt linksHash } }`,
    );
  const files = (args: string) =>
    ask<{ rowId: number; updatedAt: string; url: string }[]>(
      `{ contentFiles(${args}) { rowId documentId url ext width height updatedAt } }`,
    );
  const articles = sources.find(({ type }) => type === 'Article')!;

  test('the sums of each type are those of its manifest', async () => {
    const { types } = await revision();
    expect(types).toHaveLength(20);
    for (const sums of types) {
      const rows = await manifest(sums.type);
      expect(sums).toEqual({
        type: sums.type,
        count: rows.length,
        rowSum: sum(rows.map(({ rowId }) => rowId)),
        newest: newest(rows.map(({ publishedAt }) => publishedAt)),
        publishedSum: sum(rows.map(({ publishedAt }) => publishedAt)),
      });
    }
    expect(types.filter(({ count }) => count === 0)).toEqual([]);
  });

  test('the sums of the files are those of their list', async () => {
    const all = await files('first: 1000');
    expect((await revision()).files).toEqual({
      count: all.length,
      newest: newest(all.map(({ updatedAt }) => updatedAt)),
      updatedSum: sum(all.map(({ updatedAt }) => updatedAt)),
    });
    const [first] = all;
    expect(first).toEqual({
      rowId: expect.any(Number),
      documentId: expect.any(String),
      url: expect.stringMatching(/^\/uploads\/.+\.webp$/),
      ext: '.webp',
      width: expect.any(Number),
      height: expect.any(Number),
      updatedAt: expect.stringMatching(/^\d{13}$/),
    });
  });

  test('times are those of the entry and of the file', async () => {
    const [row] = await manifest('article');
    const [entry] = await ask<{ publishedAt: string }[]>('{ articles { publishedAt } }');
    expect(row?.publishedAt).toBe(String(Date.parse(entry!.publishedAt)));
    const [{ picture: shown } = { picture: undefined }] = await ask<
      { picture: { file: { url: string; updatedAt: string } } }[]
    >('{ articles { picture { file { url updatedAt } } } }');
    const file = (await files('first: 1000')).find(({ url }) => url === shown?.file.url);
    expect(file?.updatedAt).toBe(String(Date.parse(shown!.file.updatedAt)));
  });

  test('the manifest is paged by row, and answers what is new or asked for', async () => {
    const all = await manifest('citation');
    const paged: Row[] = [];
    for (let page: Row[] = all; page.length > 0;) {
      const after = paged.at(-1)?.rowId ?? 0;
      page = await ask<Row[]>(
        `{ contentManifest(type: "citation", after: ${after}, first: 2) { documentId locale rowId publishedAt linksHash } }`,
      );
      expect(page.length).toBeLessThanOrEqual(2);
      paged.push(...page);
    }
    expect(paged).toEqual(all);
    expect(all.map(({ rowId }) => rowId)).toEqual(all.map(({ rowId }) => rowId).sort((a, b) => a - b));

    const [first, , third] = all;
    expect(await manifest('citation', `, documentIds: ["${third?.documentId}", "nobody"]`)).toEqual(
      all.filter(({ documentId }) => documentId === third?.documentId),
    );
    expect(await manifest('citation', ', documentIds: []')).toEqual([]);
    await editor.publish('citation', first!.documentId);
    const { types } = await revision();
    const since = types.find(({ type }) => type === 'citation')?.newest;
    expect((await manifest('citation', `, since: "${since}"`)).map(({ documentId }) => documentId)).toEqual([
      first?.documentId,
    ]);
    expect(await manifest('citation', `, since: "${Number(since) + 1}"`)).toEqual([]);
  });

  test('files are paged by row, and answer what is new', async () => {
    const all = await files('first: 1000');
    expect(await files(`after: ${all[1]?.rowId}, first: 2`)).toEqual(all.slice(2, 4));
    await picture(editor);
    const since = (await revision()).files.newest;
    const fresh = await files(`since: "${since}"`);
    expect(fresh.map(({ rowId }) => rowId)).toEqual([all.at(-1)!.rowId + 1]);
    await editor.describeFile(all[0]!.rowId, 'Described again');
    const later = String(Number(since) + 1);
    expect((await files(`since: "${later}"`)).map(({ rowId }) => rowId)).toEqual([all[0]?.rowId]);
  });

  test('what is no type or no time is refused', async () => {
    const messages = async (query: string) => (await cms.graphql(query)).errors?.map(({ message }) => message);
    expect(await messages('{ contentManifest(type: "booking-request") { rowId } }')).toEqual([
      'There is no content type "booking-request" to read.',
    ]);
    const wrong = '"since" is a whole number of milliseconds, such as 1767225600000, and not "today".';
    expect(await messages('{ contentManifest(type: "article", since: "today") { rowId } }')).toEqual([wrong]);
    expect(await messages('{ contentFiles(since: "today") { rowId } }')).toEqual([wrong]);
  });

  test.each(sources.map((source) => [source.type, source] as const))(
    'the links hash of every %s is that of what the site is answered',
    async (type, { document, root, kind: form, localized }) => {
      const singular = type.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
      const rows = await manifest(singular);
      const answered = new Map<string, string>();
      for (const locale of localized ? ['en', 'es'] : [null]) {
        const variables = { ...(locale && { locale }), ...(form === 'list' && { start: 0, limit: 25 }) };
        const answer = await ask<Entry | Entry[] | null>(print(document), variables);
        const entries = [answer].flat().filter((entry) => entry !== null);
        for (const entry of entries) answered.set(`${entry.documentId} ${locale ?? ''}`, hashOf(entry));
        expect([root, entries.length < 25]).toEqual([root, true]);
      }
      const hashes = rows.map(
        ({ documentId, locale, linksHash }) => [`${documentId} ${localized ? locale : ''}`, linksHash] as const,
      );
      expect(new Map(hashes)).toEqual(answered);
    },
  );

  test('entries are asked for by id; without ids all are meant', async () => {
    const citations = sources.find(({ type }) => type === 'Citation')!;
    const all = await ask<Entry[]>(print(citations.document), { locale: 'en', start: 0, limit: 25 });
    const some = [all[4]!.documentId, all[1]!.documentId];
    const asked = (filters: unknown) =>
      ask<Entry[]>(print(citations.document), { locale: 'en', start: 0, limit: 25, filters });
    expect(await asked({ documentId: { in: some } })).toEqual([all[1], all[4]]);
    expect(await asked({ documentId: { in: ['nobody'] } })).toEqual([]);
    expect(await asked(null)).toEqual(all);
    expect(await asked({})).toEqual(all);
    expect(all.length).toBeGreaterThan(5);
  });

  test('an article’s date of creation stays when it is published again', async () => {
    const read = () => ask<Entry[]>(print(articles.document), { locale: 'en', start: 0, limit: 1 });
    const [before] = await read();
    await editor.save('article', before!.documentId, { promise: 'Promised anew.' });
    await editor.publish('article', before!.documentId);
    const [after] = await read();
    expect([after?.promise, after?.createdAt]).toEqual(['Promised anew.', before?.createdAt]);
    await editor.unpublish('article', before!.documentId);
    await editor.publish('article', before!.documentId);
    expect((await read())[0]?.createdAt).toBe(before?.createdAt);
  });

  test('the revision’s indexes are there after another start', async () => {
    await cms.halt();
    await cms.boot();
    const found = await indexes(kind, cms, database);
    expect(found).toHaveLength(21);
    expect(found).toContain('articles_revision_idx');
    expect(found).toContain('files_revision_idx');
  }, 60_000);
});

interface Entry {
  documentId: string;
  [field: string]: unknown;
}

const hashOf = (entry: Entry) =>
  createHash('sha256')
    .update(canonicalLinks(linkedIds(entry)))
    .digest('hex')
    .slice(0, 22);

interface PostgresClient {
  connect(): Promise<void>;
  query(sql: string): Promise<{ rows: unknown[] }>;
  end(): Promise<void>;
}
// The package brings no types.
const { Client } = createRequire(import.meta.url)('pg') as {
  Client: new (options: { connectionString?: string }) => PostgresClient;
};

/** The names of all indexes of ours, as the database lists them. */
async function indexes(kind: string, cms: TestCms, { url }: TestDatabase): Promise<string[]> {
  const names = (rows: unknown[]) => (rows as { name: string }[]).map(({ name }) => name);
  if (kind === 'sqlite') {
    const file = new Sqlite(join(cms.folder, 'data.db'), { readonly: true });
    const rows = file
      .prepare("select name from sqlite_master where type = 'index' and name like '%revision_idx'")
      .all();
    file.close();
    return names(rows);
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select indexname as name from pg_indexes where indexname like '%revision_idx'");
  await client.end();
  return names(rows);
}
