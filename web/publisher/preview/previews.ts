import { entryTypeOf, type PreviewClaims } from '@kneadful/shared-types';
import type { CmsClient } from '../../src/cms/client.ts';
import { Drafts } from '../../src/cms/drafts.ts';
import type { NamedFile } from '../../src/cms/files-in.ts';
import { isPage, redirectTargets } from '../../src/content/paths.ts';
import { shownAt } from '../../src/content/shown-at.ts';
import { contentTypeOf } from '../static/content-types.ts';
import { assetOf } from './assets.ts';
import { type LaidOver, layOver } from './laid-over.ts';
import type { PreviewSource } from './source.ts';

/** What is shown at an address of a preview. */
export type Shown =
  | { kind: 'page'; status: 200 | 404; body: Uint8Array }
  | { kind: 'file'; type: string; body: Uint8Array }
  /** Below the preview's own address. */
  | { kind: 'elsewhere'; path: string }
  | { kind: 'nothing' }
  /** The entry is not on any page. */
  | { kind: 'unshown' };

/** Previews that are kept ready: one for each reader at work. */
const mostReady = 4;

/** The site as it would be with drafts published. Nothing of it is kept but in memory. */
export class Previews {
  readonly #source: PreviewSource;
  readonly #client: CmsClient;
  readonly #drafts: Drafts;
  readonly #siteOrigin: string;
  /** Base path of the site, without its last slash. */
  readonly #siteBase: string;
  readonly #ready = new Map<string, LaidOver>();

  /** @param client of the preview token, which may read drafts */
  constructor(source: PreviewSource, client: CmsClient, siteUrl: URL) {
    this.#source = source;
    this.#client = client;
    this.#drafts = new Drafts(client);
    this.#siteOrigin = siteUrl.origin;
    this.#siteBase = siteUrl.pathname.replace(/\/$/, '');
  }

  /**
   * @param base what addresses of this preview begin with
   * @param path below it, decoded
   * @throws CmsUnavailable, PageFailed
   */
  async show(claims: PreviewClaims, base: string, path: string, locale?: string): Promise<Shown> {
    const asset = path.endsWith('/') || path.startsWith('/media/draft-') ? undefined : await this.#asset(path, base);
    if (asset) return { kind: 'file', type: contentTypeOf(path), body: asset };
    const { graph, files } = await this.#layOver(claims);
    const [, type, id] = /^\/entry\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
    if (type && id) {
      const entryType = entryTypeOf(type);
      const shown = entryType && shownAt(graph, entryType, id, locale ?? graph.defaultLocale);
      return shown === undefined ? { kind: 'unshown' } : { kind: 'elsewhere', path: shown };
    }
    const file = path.startsWith('/media/') && files.get(path.slice('/media/'.length));
    if (file) return this.#picture(file);
    if (isPage(graph, path)) return this.#page(graph, path, base);
    const target = redirectTargets(graph)[path];
    if (target?.startsWith('/')) return { kind: 'elsewhere', path: target };
    if (!path.endsWith('/'))
      return isPage(graph, `${path}/`) ? { kind: 'elsewhere', path: `${path}/` } : { kind: 'nothing' };
    return { ...(await this.#page(graph, '/404.html', base)), status: 404 };
  }

  async #layOver({ types, entry }: PreviewClaims): Promise<LaidOver> {
    const drafts = await this.#drafts.latest(types, { type: entry.type, id: entry.documentId });
    const version = this.#source.version();
    const key = JSON.stringify([
      version,
      drafts.map(({ type, id, locale, updatedAt }) => [type, id, locale, updatedAt]),
    ]);
    const ready = this.#ready.get(key) ?? layOver(this.#source.live(), drafts);
    // A map keeps the order in which its keys came.
    this.#ready.delete(key);
    if (version !== undefined) this.#ready.set(key, ready);
    for (const [oldest] of this.#ready) if (this.#ready.size > mostReady) this.#ready.delete(oldest);
    return ready;
  }

  async #page(graph: LaidOver['graph'], path: string, base: string): Promise<Shown & { kind: 'page' }> {
    const body = await this.#source.render(graph, path, { base });
    return { kind: 'page', status: 200, body: Buffer.from(this.#inside(Buffer.from(body).toString('utf8'), base)) };
  }

  async #asset(path: string, base: string): Promise<Uint8Array | undefined> {
    const bytes = await assetOf(this.#source.folders(), path);
    // What the compiler wrote into a stylesheet names its fonts by the site's address.
    return bytes && path.endsWith('.css') ? Buffer.from(this.#inside(bytes.toString('utf8'), base)) : bytes;
  }

  async #picture({ url, ext }: NamedFile): Promise<Shown> {
    return {
      kind: 'file',
      type: contentTypeOf(ext.toLowerCase() && `x${ext.toLowerCase()}`),
      body: await this.#client.file(url),
    };
  }

  /**
   * The compiler knows the site's address alone: it stands after a quote, or after what comes before an address. Whole
   * addresses, which a page gives others of itself, are the site's.
   */
  #inside(text: string, base: string): string {
    const whole = text.replaceAll(this.#siteOrigin + base, this.#siteOrigin + this.#siteBase);
    return [...`"'(=, `].reduce(
      (done, before) => done.replaceAll(`${before}${this.#siteBase}/_astro/`, `${before}${base}/_astro/`),
      whole,
    );
  }
}
