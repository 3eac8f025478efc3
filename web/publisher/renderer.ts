import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FormState } from '../src/content/form-offer.ts';
import type { PreviewFrame } from '../src/content/preview-frame.ts';
import type { ContentGraph } from '../src/content/graph.ts';
import { type Place, placeOf } from '../src/content/languages.ts';

export interface RenderedPage {
  path: string;
  body: Uint8Array;
  /** Keys of everything it read. */
  reads: ReadonlySet<string>;
  /** When the page has to be made again, since it looked at the clock: milliseconds since 1970. */
  expires?: number;
}

/**
 * Renders one path of the site, such as `/guide/` or `/sitemap.xml`.
 * @param special what makes the page one for its reader alone
 * @throws PageFailed
 */
export type Render = (path: string, special?: Special) => Promise<RenderedPage>;

interface Special {
  /** What was sent to the page's form. */
  form?: FormState;
  /** The page is of drafts. */
  preview?: PreviewFrame;
}

/** A page that could not be rendered, with the error that its code threw. */
export class PageFailed extends Error {
  override name = 'PageFailed';
  readonly path: string;
  /** Keys of what it read before it failed. */
  readonly reads: ReadonlySet<string>;

  constructor(path: string, reads: ReadonlySet<string>, why: string, cause: unknown) {
    super(`The page ${path} could not be rendered: ${why}`, { cause });
    this.path = path;
    this.reads = reads;
  }
}

interface Locals {
  graph: ContentGraph;
  place: Place;
  now(): Date;
  form?: FormState;
  preview?: PreviewFrame;
  /** Set by the middleware, since Astro turns an error into an answer. */
  failure?: unknown;
  /** Set by the middleware: what the page read. */
  content?: { reads: { keys: Set<string>; expires?: number } };
}

interface CompiledApp {
  render(address: string, locals: Locals): Promise<Response>;
}

/**
 * Loads the compiled app, which then stays warm.
 * @param siteUrl origin and base path of the site: they stand in canonical addresses
 * @param folder where `npm run compile` left the app: `server/entry.mjs`, and in `client/` the assets its pages refer to
 */
export async function createRenderer(
  siteUrl: URL,
  folder: string,
): Promise<(graph: ContentGraph, now?: () => Date) => Render> {
  const entry = pathToFileURL(join(folder, 'server/entry.mjs')).href;
  const app = (await import(entry)) as CompiledApp;
  const base = siteUrl.pathname.replace(/\/$/, '');
  return (graph, now = () => new Date()) =>
    async (path, { form, preview } = {}) => {
      // Every language is rendered by the same routes: they know none.
      const place = placeOf(graph, path);
      const locals: Locals = { graph, place, now, form, preview };
      const response = await app.render(new URL(base + place.path, siteUrl.origin).href, locals);
      const expected = path === '/404.html' ? 404 : 200;
      const body = new Uint8Array(await response.arrayBuffer());
      const { keys: reads = new Set<string>(), expires } = locals.content?.reads ?? {};
      if (locals.failure || response.status !== expected)
        throw new PageFailed(path, reads, describe(locals.failure, response), locals.failure);
      return { path, body, reads, expires };
    };
}

const describe = (failure: unknown, { status }: Response): string =>
  failure instanceof Error ? failure.message : `it answered with status ${status}.`;
