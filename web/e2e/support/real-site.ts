import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentGraph } from '../../src/content/graph.ts';
import { entryPath } from '../../src/content/addresses.ts';
import { isPage, pagedTypes, sharedPaths, sitePaths, slugsOf } from '../../src/content/paths.ts';
import type { Snapshot } from '../../src/content/snapshot.ts';
import { Blobs } from '../../publisher/release/blobs.ts';
import { Trees } from '../../publisher/release/trees.ts';
import type { ReleasedFile } from '../../publisher/released-file.ts';
import { createRenderer } from '../../publisher/renderer.ts';
import { createStaticServer } from '../../publisher/static-server.ts';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { type SiteFolders, siteClock } from './commands.ts';
import { filesIn } from './files-in.ts';

/** Where visitors find the site: this stands in its canonical links. */
const siteUrl = new URL('http://localhost:4321');

const isAsset = (file: string) => /^(_astro|media)\/|^favicon/.test(file);

/**
 * The sample content as a real studio's: demonstration pages ask search engines to stay away. Rendered by the app that
 * `build-site.ts` compiled, served from a folder of its own.
 */
export class RealSite {
  readonly siteDir: string;
  readonly files: ReleasedFile[];
  /** One path for each type of page. */
  readonly pageTypes: string[];
  readonly #server: Listening;

  private constructor(siteDir: string, files: ReleasedFile[], pageTypes: string[], server: Listening) {
    this.siteDir = siteDir;
    this.files = files;
    this.pageTypes = pageTypes;
    this.#server = server;
  }

  /** @param more files of the test's own, by path, made of the home page's HTML */
  static async open(folders: SiteFolders, more: Record<string, (home: string) => string> = {}): Promise<RealSite> {
    const siteDir = mkdtempSync(join(tmpdir(), 'kneadful-real-'));
    const release = join(folders.siteDir, 'current');
    const blobs = new Blobs(siteDir);
    const files = new Map<string, string>();
    for (const file of filesIn(release).filter(isAsset))
      files.set(`/${file}`, await blobs.putFile(join(release, file)));
    const graph = realContent(folders.snapshotFile);
    const render = (await createRenderer(siteUrl, folders.appDir))(graph, () => new Date(siteClock));
    for (const path of sitePaths(graph)) {
      const { body } = await render(path);
      files.set(path, await blobs.put(body));
      for (const [address, make] of path === '/' ? Object.entries(more) : [])
        files.set(address, await blobs.put(Buffer.from(make(Buffer.from(body).toString('utf8')))));
    }
    await new Trees(siteDir, blobs).show({ id: 'real', revision: 'r', redirects: {} }, undefined, files);
    const list = [...files].map(([path, hash]) => ({ path, hash }));
    const server = await listen(createStaticServer({ siteDir, base: '' }));
    return new RealSite(siteDir, list, onePageOfEachType(graph), server);
  }

  get origin(): string {
    return siteUrl.origin;
  }

  /** Brings a browser that asks for the site's own address to where it is served. */
  get hostRule(): string {
    return `MAP ${siteUrl.host} ${new URL(this.#server.origin).host}`;
  }

  async close(): Promise<void> {
    await this.#server.stop();
    rmSync(this.siteDir, { recursive: true, force: true });
  }
}

function realContent(snapshotFile: string): ContentGraph {
  const snapshot = JSON.parse(readFileSync(snapshotFile, 'utf8')) as Snapshot;
  for (const studio of snapshot.entries.Studio) studio.demo = false;
  return new ContentGraph(snapshot);
}

/** One page of each type. Those in other languages are the same pages with other words: of them, only the first. */
function onePageOfEachType(graph: ContentGraph): string[] {
  const fixed = sharedPaths(graph).filter((path) => isPage(graph, path) || path === '/404.html');
  const entries = pagedTypes.map((type) => entryPath(type, slugsOf(graph, type)[0]!));
  const isTranslation = (path: string) =>
    graph.locales.some((locale) => path.startsWith(`/${locale}/`) && path !== `/${locale}/`);
  return [...fixed, ...entries].filter((path) => !isTranslation(path));
}
