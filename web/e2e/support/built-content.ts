import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRenderer } from '../../publisher/renderer.ts';
import { ContentGraph } from '../../src/content/graph.ts';
import { sitePaths } from '../../src/content/paths.ts';
import type { Snapshot } from '../../src/content/snapshot.ts';
import { astroBuild, foldersIn, siteClock, siteEnv, web } from './commands.ts';
import { type Element, parseHtml } from './document.ts';
import { filesIn, folders, pathOf } from './site.ts';

const siteUrl = new URL('http://localhost:4321');

/** A test's own content, as `astro build` writes it, to compare with what the publisher renders. */
export class BuiltContent {
  /** Everything that the content makes, below the base path. */
  readonly paths: readonly string[];
  readonly #content: Snapshot;
  readonly #folder: string;

  constructor(content: Snapshot) {
    this.#content = content;
    this.paths = sitePaths(new ContentGraph(content));
    mkdirSync(join(web, '.tmp'), { recursive: true });
    this.#folder = mkdtempSync(join(web, '.tmp/content-'));
  }

  async build(): Promise<void> {
    const { snapshotFile, plainDir } = foldersIn(this.#folder);
    mkdirSync(join(dirname(snapshotFile), 'media'), { recursive: true });
    writeFileSync(join(dirname(snapshotFile), 'media/drawing.webp'), 'A drawing.');
    writeFileSync(snapshotFile, JSON.stringify(this.#content));
    await astroBuild(siteEnv(foldersIn(this.#folder), { url: 'http://127.0.0.1:9', token: 'none' }), plainDir);
  }

  /** What stands at a path such as `/guide/`. */
  text(path: string): string {
    return readFileSync(join(this.#dir, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
  }

  page(path: string): Element {
    return parseHtml(this.text(path));
  }

  /** Paths at which the publisher writes other bytes, or which one of the two writes alone. */
  async differences(): Promise<string[]> {
    const app = await createRenderer(siteUrl, folders.appDir);
    const render = app(new ContentGraph(this.#content), () => new Date(siteClock));
    const rendered = this.paths.filter((path) => path !== '/robots.txt');
    const built = filesIn(this.#dir)
      .filter((file) => /\.(html|xml)$/.test(file))
      .map(pathOf);
    const different = rendered.filter((path) => !built.includes(path));
    different.push(...built.filter((path) => !rendered.includes(path)));
    for (const path of this.paths)
      if (!different.includes(path) && new TextDecoder().decode((await render(path)).body) !== this.text(path))
        different.push(path);
    return different;
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #dir(): string {
    return foldersIn(this.#folder).plainDir;
  }
}
