import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { entry, snapshot } from '../src/content/fixtures.ts';
import { ContentGraph } from '../src/content/graph.ts';
import { Blobs, hashOf } from './release/blobs.ts';
import { ownerOf, renderAll } from './render-site.ts';
import { PageFailed, type Render } from './renderer.ts';

let siteDir: string;
let blobs: Blobs;
beforeEach(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'kneadful-render-'));
  blobs = new Blobs(siteDir);
});
afterEach(() => rmSync(siteDir, { recursive: true, force: true }));

const reads = new Set(['Faq:*']);
const render: Render = async (path) => ({ path, body: Buffer.from(`page ${path}`), reads, expires: 1000 });
const paths = Array.from({ length: 40 }, (_, number) => `/${number}/`);

describe('pages that are rendered', () => {
  test('are stored, each with what it read and when it expires', async () => {
    const pages = await renderAll(['/a/', '/b/'], render, blobs, () => {});
    const hash = hashOf(Buffer.from('page /a/'));
    expect(pages).toContainEqual({ path: '/a/', hash, reads, expires: 1000 });
    expect(readFileSync(blobs.path(hash), 'utf8')).toBe('page /a/');
  });

  test('are all there in the end, also where many of them are the same', async () => {
    const same: Render = async (path) => ({ path, body: Buffer.from('same'), reads });
    const pages = await renderAll(paths, same, blobs, () => {});
    expect(pages.map(({ path }) => path).sort()).toEqual([...paths].sort());
    expect(new Set(pages.map(({ hash }) => hash)).size).toBe(1);
  });

  test('are counted, one after the other', async () => {
    const counts: number[] = [];
    await renderAll(paths, render, blobs, (done) => counts.push(done));
    expect(counts).toEqual(paths.map((_path, index) => index + 1));
  });

  test('leave others their turn, also where nothing waits for the disk', async () => {
    await renderAll(paths, render, blobs, () => {});
    const busy: Render = async (path) => {
      const end = performance.now() + 3;
      while (performance.now() < end);
      return render(path);
    };
    let turns = 0;
    const other = () => (turns += 1);
    const rendering = renderAll(paths, busy, blobs, () => {});
    const interval = setInterval(other, 1);
    await rendering;
    clearInterval(interval);
    expect(turns).toBeGreaterThan(1);
  });

  test('stop at the first that fails', async () => {
    const rendered: string[] = [];
    const failing: Render = async (path) => {
      rendered.push(path);
      if (path === '/3/') throw new PageFailed(path, reads, 'no.', new Error('no.'));
      return render(path);
    };
    await expect(renderAll(paths, failing, blobs, () => {})).rejects.toThrow('The page /3/ could not be rendered: no.');
    expect(rendered.at(-1)).toBe('/3/');
  });

  test('stop where one cannot be stored', async () => {
    const full = new Blobs(siteDir);
    full.put = async () => {
      throw new Error('There is no space left on the disk.');
    };
    let rendered = 0;
    const counting: Render = async (path) => {
      rendered += 1;
      return render(path);
    };
    await expect(renderAll(Array(1000).fill('/a/') as string[], counting, full, () => {})).rejects.toThrow(
      'There is no space left on the disk.',
    );
    expect(rendered).toBeLessThan(1000);
  });
});

describe('the owner of a page', () => {
  const graph = new ContentGraph(
    snapshot({
      Technique: [entry('Technique')],
      Page: [entry('Page')],
      Article: [entry('Article')],
      Redirect: [entry('Redirect')],
    }),
  );

  test.each([
    ['/techniques/swedish/', { type: 'Technique', id: 'technique-1' }],
    ['/guide/backs/', { type: 'Article', id: 'article-1' }],
    ['/about/', { type: 'Page', id: 'page-1' }],
    ['/old/', { type: 'Redirect', id: 'redirect-1' }],
  ])('of %s is the entry with that address', (path, owner) => {
    expect(ownerOf(graph, path)).toEqual(owner);
  });

  test.each(['/', '/techniques/', '/techniques/none/', '/guide/page/1/', '/sitemap.xml', '/404.html'])(
    'of %s is nobody',
    (path) => {
      expect(ownerOf(graph, path)).toBeUndefined();
    },
  );
});
