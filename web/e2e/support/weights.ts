import { readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { all, attribute, attributes, type Element } from './document.ts';
import { release } from './site.ts';

/** Bytes after brotli at the level that the publisher compresses with. */
export const compressedSize = (bytes: Buffer | string): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;

export const read = (path: string): Buffer => readFileSync(join(release, path));
export const sizeOf = (path: string): number => statSync(join(release, path)).size;

export const styleSheets = (page: Element): string[] => attributes(page, 'link[rel="stylesheet"]', 'href');

/** Fonts that the page asks for at once, and those that its style sheets may ask for. */
export const fontsOf = (page: Element): string[] => [
  ...new Set([
    ...attributes(page, 'link[rel="preload"][as="font"]', 'href'),
    ...styleSheets(page).flatMap((sheet) =>
      [
        ...read(sheet)
          .toString()
          .matchAll(/url\(["']?([^"')]+\.woff2)/g),
      ].map(([, url = '']) => posix.resolve(posix.dirname(sheet), url)),
    ),
  ]),
];

/** What a browser has to fetch before it shows anything. */
export const blockingRequests = (page: Element): string[] => [
  ...styleSheets(page),
  ...all(page, 'head script[src]')
    .filter((script) => !['type', 'async', 'defer'].some((name) => script.hasAttribute(name)))
    .map((script) => attribute(script, 'src') ?? ''),
];

/** Scripts that the page runs, those that they import included; each as a path or, where it stands in the page, its text. */
export function scriptsOf(page: Element, html: string): { files: string[]; texts: string[] } {
  const texts = [...html.matchAll(/<script(?![^>]*(?:\bsrc=|ld\+json))[^>]*>(.*?)<\/script>/gs)].map(
    ([, text = '']) => text,
  );
  const islands = ['component-url', 'renderer-url', 'before-hydration-url'].flatMap((name) =>
    attributes(page, `astro-island[${name}]`, name),
  );
  const files = new Set([
    ...attributes(page, 'script[src]', 'src'),
    ...islands,
    ...texts.flatMap((text) => importsOf(text, '/')),
  ]);
  for (const file of files) for (const next of importsOf(read(file).toString(), file)) files.add(next);
  return { files: [...files], texts };
}

const importsOf = (script: string, from: string): string[] =>
  [...script.matchAll(/\b(?:import|from)\s*\(?\s*["'`]([./][^"'`]*\.js)["'`]/g)].map(([, path = '']) =>
    posix.resolve(posix.dirname(from), path),
  );

/** React marks its elements with symbols of this kind, and so does every build of it. */
export const isFramework = (script: string): boolean => /Symbol\.for\(["'`]react\./.test(script);
