import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from '@jest/globals';
import { all, attributes } from './support/document.ts';
import { filesIn, folders, pages, release } from './support/site.ts';

/** Pages with a tool that needs a framework. Every other page is read without one. */
const withIslands = ['/es/find/', '/es/frequency/', '/find/', '/frequency/'];

const scripts = new Map(
  filesIn(release)
    .filter((file) => file.endsWith('.js') && !file.startsWith('pagefind/'))
    .map((file) => [`/${file}`, readFileSync(join(release, file), 'utf8')]),
);

/** A script and everything it imports. */
function reached(paths: string[]): Set<string> {
  const found = new Set(paths);
  for (const path of found) {
    for (const [, specifier = ''] of (scripts.get(path) ?? '').matchAll(
      /(?:from|import)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g,
    ))
      found.add(join(dirname(path), specifier));
  }
  return found;
}

const frameworkIn = (paths: Iterable<string>) =>
  [...paths].filter((path) => scripts.get(path)?.includes('react.transitional.element'));

describe('the framework', () => {
  test('comes with the pages that have a tool, and with no other', () => {
    const carrying = [...pages].filter(([, page]) => {
      const sources = [
        ...attributes(page, 'script[src]', 'src'),
        ...attributes(page, 'link[rel=modulepreload]', 'href'),
        ...attributes(page, 'astro-island', 'component-url'),
        ...attributes(page, 'astro-island', 'renderer-url'),
      ];
      return all(page, 'astro-island').length > 0 || frameworkIn(reached(sources)).length > 0;
    });
    expect(carrying.map(([path]) => path).sort()).toEqual(withIslands);
  });

  test('is really there, where it is needed', () => {
    for (const path of withIslands) {
      const renderers = attributes(pages.get(path)!, 'astro-island', 'renderer-url');
      expect(renderers).not.toEqual([]);
      expect(frameworkIn(reached(renderers))).not.toEqual([]);
    }
  });

  test('is one: the version of the site, not that of the admin panel, in browsers and in both renderers', () => {
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../node_modules/react/package.json'), 'utf8'),
    ) as { version: string };
    const admins = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../node_modules/react/package.json'), 'utf8'),
    ) as { version: string };
    expect(admins.version).not.toBe(version);
    const app = filesIn(folders.appDir)
      .filter((file) => /\.m?js$/.test(file))
      .map((file) => readFileSync(join(folders.appDir, file), 'utf8'));
    for (const code of [[...scripts.values()], app]) {
      const versions = code.flatMap((text) => [...text.matchAll(/\bversion\s*[=:]\s*["'`](\d+\.\d+\.\d+)["'`]/g)]);
      const ofReact = new Set(versions.map(([, found]) => found).filter((found) => /^1[5-9]\./.test(found!)));
      expect([...ofReact]).toEqual([version]);
    }
  });
});
