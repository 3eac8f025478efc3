import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type HashedFile, HashedFiles } from './static/hashed-files.ts';
import { expectLive, folderBehind, fromLiveTree } from './static/live-tree.ts';
import { ReleaseRedirects } from './static/releases.ts';
import { passForm } from './static/forms-proxy.ts';
import { end, sendFile, sendNotFound } from './static/send.ts';
import { addressOf, encoded, sitePath } from './static/site-path.ts';

export interface StaticServerOptions {
  /** Holds `current`, the tree to serve, `compressed/`, `search/` and `og/`. */
  siteDir: string;
  /** Base path of the site, without its last slash. */
  base: string;
  /** The publisher, which takes what is below `/forms/`; without it nothing is taken. */
  publisherUrl?: string;
}

/** Serves the live release, its search index and the pictures of shared links. A request sees one release from its first byte to its last. */
export function createStaticServer(options: StaticServerOptions): Server {
  const site = new Site(options);
  return createServer((request, response) => {
    site.answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else end(response, 500, {}, 'The server could not answer.');
    });
  });
}

type Answer = () => Promise<void> | void;

interface Found {
  path: string;
  file: HashedFile;
}

class Site {
  readonly #options: StaticServerOptions;
  readonly #files = new HashedFiles();
  readonly #redirects: ReleaseRedirects;

  constructor(options: StaticServerOptions) {
    this.#options = options;
    this.#redirects = new ReleaseRedirects(options.siteDir);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { base, publisherUrl } = this.#options;
    const address = addressOf(request.url);
    const path = address && sitePath(address, base);
    if (publisherUrl && path?.startsWith('/forms/'))
      return passForm(publisherUrl, encoded(path) + address!.search, request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, { allow: 'GET, HEAD' });
    const { siteDir } = this.#options;
    // Nothing is sent before everything is read: the tree may be taken away in between.
    const answer = await fromLiveTree(siteDir, (tree) => this.#read(tree, request, response));
    if (answer) return answer();
    end(response, 503, { 'retry-after': '5' }, 'Nothing is published yet.');
  }

  async #read(tree: string, request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const { siteDir, base } = this.#options;
    const compressed = join(siteDir, 'compressed');
    const address = addressOf(request.url);
    const path = address && sitePath(address, base);
    const target = path && (await this.#redirects.targetOf(tree, path));
    if (target) return () => end(response, 301, { location: locationOf(target, base) });

    const found = path ? await this.#find(tree, path) : undefined;
    if (found) return closing(found, () => sendFile(request, response, { ...found, compressed }));

    const folder = path && !path.endsWith('/') ? await this.#find(tree, `${path}/`) : undefined;
    if (folder) {
      const location = `${base}${encoded(path!)}/${address!.search}`;
      return closing(folder, () => end(response, 301, { location }));
    }

    const notFound = await this.#open(tree, '/404.html');
    if (!notFound) return () => end(response, 404, {}, 'Not found.');
    return closing(notFound, () => sendNotFound(request, response, { ...notFound, compressed }));
  }

  #find(tree: string, path: string): Promise<Found | undefined> {
    if (path.startsWith('/pagefind/')) return this.#findInSearch(path);
    return path.startsWith('/og/') ? this.#findCard(path) : this.#open(tree, path);
  }

  /** @throws TreeGone */
  async #open(tree: string, path: string): Promise<Found | undefined> {
    const name = path.endsWith('/') ? `${path}index.html` : path;
    if (name === '/release.json') return undefined;
    const file = await this.#files.open(join(tree, name));
    if (!file) await expectLive(this.#options.siteDir, tree);
    return file && { path: name, file };
  }

  /** Drawn after the release, and there for every release that is kept. */
  async #findCard(path: string): Promise<Found | undefined> {
    const file = path.endsWith('.png') ? await this.#files.open(join(this.#options.siteDir, path)) : undefined;
    return file && { path, file };
  }

  /** Somebody who is searching may still ask for parts of the index before the live one. */
  async #findInSearch(path: string): Promise<Found | undefined> {
    for (const link of ['current', 'previous']) {
      const index = await folderBehind(join(this.#options.siteDir, 'search', link));
      const file = index && (await this.#files.open(join(index, path.replace('/pagefind/', ''))));
      if (file) return { path, file };
    }
    return undefined;
  }
}

function closing({ file }: Found, answer: Answer): Answer {
  return async () => {
    try {
      await answer();
    } finally {
      await file.close();
    }
  };
}

const locationOf = (target: string, base: string) =>
  target.startsWith('/') ? base + new URL(target, 'http://site').pathname : new URL(target).href;
