import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { snapshot } from '../src/content/fixtures.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { createRenderer, type Render } from './renderer.ts';

/** What a compiled app does, in little. */
const app = `
  export async function render(address, locals) {
    const { pathname } = new URL(address);
    if (pathname.endsWith('/broken/')) { locals.failure = new Error('The picture /uploads/a.webp was not fetched from the CMS.'); return new Response('', { status: 500 }); }
    if (pathname.endsWith('/half/')) { locals.failure = new Error('Too late.'); return new Response('half a page'); }
    if (pathname.endsWith('/banner/')) locals.content = { reads: { expires: 1767225600000 } };
    if (pathname.endsWith('/gone/')) return new Response('', { status: 404 });
    return new Response(address + ' ' + locals.graph.revision + ' ' + locals.now().toISOString(), { status: pathname.endsWith('/404.html') ? 404 : 200 });
  }`;

const folder = mkdtempSync(join(tmpdir(), 'kneadful-app-'));
let render: Render;

beforeAll(async () => {
  mkdirSync(join(folder, 'server'));
  writeFileSync(join(folder, 'server/entry.mjs'), app);
  const withGraph = await createRenderer(new URL('https://site.example/studio/'), folder);
  render = withGraph(new ContentGraph(snapshot()), () => new Date('2026-01-01T00:00:00Z'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const failure = (path: string) =>
  render(path).then(
    () => 'no failure',
    (error: Error) => `${error.name}: ${error.message}`,
  );

test('renders a path below the base with the graph and the clock that it was given', async () => {
  const { path, body } = await render('/guide/');
  expect([path, new TextDecoder().decode(body)]).toEqual([
    '/guide/',
    'https://site.example/studio/guide/ revision-1 2026-01-01T00:00:00.000Z',
  ]);
});

test('expects of the 404 page its status', async () => {
  expect(new TextDecoder().decode((await render('/404.html')).body)).toMatch(
    /^https:\/\/site\.example\/studio\/404\.html /,
  );
});

test('says when a page expires that looked at the clock, and of no other', async () => {
  expect([(await render('/banner/')).expires, (await render('/guide/')).expires]).toEqual([1767225600000, undefined]);
});

test.each([
  ['/broken/', 'The picture /uploads/a.webp was not fetched from the CMS.'],
  ['/half/', 'Too late.'],
  ['/gone/', 'it answered with status 404.'],
])('says of %s why it could not be rendered', async (path, reason) => {
  expect(await failure(path)).toBe(`PageFailed: The page ${path} could not be rendered: ${reason}`);
});
