import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { PreviewClaims } from '@kneadful/shared-types';
import { FakeCms } from '../../src/cms/fake-cms.ts';
import { entry, picture, snapshot } from '../../src/content/fixtures.ts';
import { ContentGraph } from '../../src/content/graph.ts';
import { writeTree } from '../static/fixtures.ts';
import { Previews, type Shown } from './previews.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-previews-'));
const folders = { siteDir: join(folder, 'site'), appDir: join(folder, 'app'), media: join(folder, 'media') };
writeTree(folders.appDir, { 'client/_astro/a.css': '@font-face{src:url(/base/_astro/f.woff2)}' });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const claims: PreviewClaims = { types: ['Technique'], entry: { type: 'Technique', documentId: 'technique-1' } };
const base = '/base/preview/token';
const { file } = picture();
const draftFile = { ...file, documentId: 'file-2', url: '/uploads/draft.PNG', ext: '.PNG' };
const moment = Date.parse(file.updatedAt);

let drafts: { updatedAt: string; name: string }[];
let version: string | undefined;
let graphs: ContentGraph[];
let previews: Previews;
let page: string;

beforeEach(() => {
  drafts = [{ updatedAt: '1', name: 'Draft' }];
  version = 'one';
  graphs = [];
  page = '';
  const cms = new FakeCms();
  cms.bytes.set('/uploads/draft.PNG', 'bytes of a draft');
  const raw = () => ({
    documentId: 'technique-1',
    locale: 'en',
    name: drafts[0]!.name,
    slug: 'draft',
    picture: { alternativeText: 'Hands', file: draftFile },
  });
  const query = async (_document: unknown, variables: object) =>
    'types' in variables
      ? {
          contentDrafts: drafts.map(({ updatedAt }) => ({
            ...{ type: 'technique', documentId: 'technique-1', locale: 'en', updatedAt },
          })),
        }
      : { techniques: [raw()] };
  const source = {
    live: () => new ContentGraph(snapshot({ Technique: [entry('Technique')], Redirect: [entry('Redirect')] })),
    version: () => version,
    render: async (graph: ContentGraph, path: string) => {
      graphs.push(graph);
      return Buffer.from(page || path);
    },
    folders: () => folders,
  };
  const client = { ...cms.client, query: query as never };
  previews = new Previews(source, client, new URL('https://studio.example/base/'));
});

const show = (path: string, locale?: string) => previews.show(claims, base, path, locale);
const told = (shown: Shown) => ('body' in shown ? { ...shown, body: Buffer.from(shown.body).toString() } : shown);

describe('an address', () => {
  test('of the entry leads to its page', async () => {
    expect(await show('/entry/technique/technique-1', 'en')).toEqual({ kind: 'elsewhere', path: '/techniques/draft/' });
    expect(await show('/entry/technique/nobody')).toEqual({ kind: 'unshown' });
    expect(await show('/entry/secret/technique-1')).toEqual({ kind: 'unshown' });
  });

  test('of a page is rendered with the drafts', async () => {
    expect(told(await show('/techniques/draft/'))).toEqual({ kind: 'page', status: 200, body: '/techniques/draft/' });
    expect(graphs[0]?.entry('Technique', 'technique-1', 'en')?.name).toBe('Draft');
  });

  test('that is old leads on, and one without its slash to the one with it', async () => {
    expect(await show('/old/')).toEqual({ kind: 'elsewhere', path: '/guide/' });
    expect(await show('/guide')).toEqual({ kind: 'elsewhere', path: '/guide/' });
  });

  test('of nothing has the page for what is missing, and a file that is missing none', async () => {
    expect(told(await show('/techniques/swedish/'))).toEqual({ kind: 'page', status: 404, body: '/404.html' });
    expect(await show('/_astro/gone.css')).toEqual({ kind: 'nothing' });
  });

  test('of a picture that a draft names is the picture, and of another draft’s there is nothing', async () => {
    const path = `/media/draft-file-2-${moment}.png`;
    expect(told(await show(path))).toEqual({ kind: 'file', type: 'image/png', body: 'bytes of a draft' });
    expect(await show(`/media/draft-file-3-${moment}.png`)).toEqual({ kind: 'nothing' });
  });
});

describe('what the compiler wrote', () => {
  test('is inside the preview, and a page’s whole address is the site’s', async () => {
    page = [
      '<link href="/base/_astro/a.css">',
      "<script>import('/base/_astro/a.js')</script>",
      '<img src=/base/_astro/a.webp srcset="/base/_astro/a.webp 1x, /base/_astro/b.webp 2x" style="background:url(/base/_astro/c.svg)">',
      `<link rel="canonical" href="https://studio.example${base}/guide/">`,
      '<p>See https://elsewhere.example/base/_astro/ and `/base/other/`.</p>',
    ].join('\n');
    expect(told(await show('/guide/'))).toMatchObject({
      body: [
        `<link href="${base}/_astro/a.css">`,
        `<script>import('${base}/_astro/a.js')</script>`,
        `<img src=${base}/_astro/a.webp srcset="${base}/_astro/a.webp 1x, ${base}/_astro/b.webp 2x" style="background:url(${base}/_astro/c.svg)">`,
        '<link rel="canonical" href="https://studio.example/base/guide/">',
        '<p>See https://elsewhere.example/base/_astro/ and `/base/other/`.</p>',
      ].join('\n'),
    });
  });

  test('in a stylesheet, too', async () => {
    expect(told(await show('/_astro/a.css'))).toEqual({
      kind: 'file',
      type: 'text/css; charset=utf-8',
      body: `@font-face{src:url(${base}/_astro/f.woff2)}`,
    });
  });
});

describe('a preview', () => {
  const graphOf = async () => {
    await show('/guide/');
    return graphs.at(-1);
  };

  test('is kept until a draft is saved or something else goes live', async () => {
    const first = await graphOf();
    expect(await graphOf()).toBe(first);
    drafts = [{ updatedAt: '2', name: 'Saved' }];
    const second = await graphOf();
    expect(second?.entry('Technique', 'technique-1', 'en')?.name).toBe('Saved');
    version = 'two';
    const third = await graphOf();
    expect(third).not.toBe(second);
    expect(await graphOf()).toBe(third);
  });

  test('is not kept while what is live may be taken back', async () => {
    version = undefined;
    expect(await graphOf()).not.toBe(await graphOf());
  });

  test('is among four that are kept, the longest unread goes first', async () => {
    const read = async (updatedAt: string) => {
      drafts = [{ updatedAt, name: updatedAt }];
      return graphOf();
    };
    const [one, two] = [await read('1'), await read('2')];
    for (const updatedAt of ['3', '4', '1', '5']) await read(updatedAt);
    expect([(await read('1')) === one, (await read('2')) === two]).toEqual([true, false]);
  });
});
