import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ArticlesDocument, canonicalLinks, linkedIds } from '@kneadful/shared-types';
import { print } from 'graphql';
import { root, TestCms } from '../../tests/support/cms.ts';
import { Editor } from '../../tests/support/editor.ts';

interface Entry {
  documentId: string;
  title: string;
  sections: unknown[];
}

/** An entry as it was answered, without the numbers that each publish gives anew to its components. */
const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, child: unknown) => (key === 'id' ? undefined : child)));

describe('Generated articles', () => {
  let cms: TestCms;
  let editor: Editor;
  let output: string;
  beforeAll(async () => {
    cms = await TestCms.start({ seed: true });
    await cms.halt();
    output = generate('3').output;
    await cms.boot();
    editor = new Editor(cms);
  }, 180_000);
  afterAll(() => cms?.stop(), 30_000);

  function generate(count: string) {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/generate-articles.ts', count], {
      cwd: join(root, 'cms'),
      env: cms.env,
      encoding: 'utf8',
    });
    return { output: `${stdout}${stderr}`, status };
  }
  const read = async (): Promise<Entry[]> => {
    const { data, errors } = await cms.graphql(print(ArticlesDocument), {
      locale: 'en',
      start: 0,
      limit: 25,
      filters: { title: { startsWith: 'Generated' } },
    });
    expect(errors).toBeUndefined();
    return (data?.articles as Entry[]).sort((a, b) => (a.title < b.title ? -1 : 1));
  };
  const manifestRow = async (id: string) => {
    const { data } = await cms.graphql(
      'query ($ids: [ID!]) { contentManifest(type: "article", documentIds: $ids) { rowId linksHash } }',
      { ids: [id] },
    );
    return (data?.contentManifest as { rowId: number; linksHash: string }[])[0]!;
  };
  const hashOf = (entry: Entry) =>
    createHash('sha256')
      .update(canonicalLinks(linkedIds(entry)))
      .digest('hex')
      .slice(0, 22);

  test('are as many as were asked for, and say what they are', async () => {
    expect(output).toContain('3 articles generated in 0 s.');
    const articles = await read();
    expect(articles.map(({ title }) => /^Generated \d+: /.exec(title)?.[0])).toEqual([
      'Generated 1: ',
      'Generated 2: ',
      'Generated 3: ',
    ]);
    expect(articles.map(({ sections }) => sections.length)).toEqual([12, 12, 12]);
  });

  test('are rows as Strapi makes them: a publish by an editor changes nothing but its number', async () => {
    const [before] = await read();
    const row = await manifestRow(before!.documentId);
    expect(row.linksHash).toBe(hashOf(before!));
    const draft = await editor.read('article', before!.documentId);
    expect(draft?.status).toBe('published');
    await editor.publish('article', before!.documentId);
    const [after] = await read();
    expect(withoutIds(after)).toEqual(withoutIds(before));
    const published = await manifestRow(before!.documentId);
    expect([published.linksHash, published.rowId > row.rowId]).toEqual([row.linksHash, true]);
  }, 30_000);

  test('can be edited, and their links come back like any other', async () => {
    const [, entry] = await read();
    await editor.publish('article', entry!.documentId, { promise: 'Promised anew.' });
    const [, edited] = await read();
    expect(withoutIds(edited)).toEqual({ ...(withoutIds(entry) as Entry), promise: 'Promised anew.' });
    const [technique] = (edited as unknown as { techniques: { documentId: string }[] }).techniques;
    await editor.unpublish('technique', technique!.documentId);
    await editor.publish('technique', technique!.documentId);
    const [, again] = await read();
    expect(again).toEqual(edited);
  }, 60_000);

  test('need a number', async () => {
    expect(generate('many')).toEqual({
      status: 1,
      output: 'How many? Run for example `node scripts/generate-articles.ts 1000`.\n',
    });
  });
});
