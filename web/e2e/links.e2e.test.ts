import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { all, attribute, attributes, one, parseHtml } from './support/document.ts';
import { notTranslated } from './support/seed.ts';
import { documents, pages, release } from './support/site.ts';

const addresses = 'a[href], link[href]';
const siteOrigin = 'http://localhost:4321';

/** `/guide/#sources` on the page `/` as its path and fragment; nothing for an address elsewhere. */
function internal(href: string, from: string): { path: string; fragment: string } | undefined {
  if (/^(mailto|tel):/.test(href)) return undefined;
  const url = new URL(href, siteOrigin + from);
  return url.origin === siteOrigin
    ? { path: decodeURIComponent(url.pathname), fragment: decodeURIComponent(url.hash.slice(1)) }
    : undefined;
}

const isThere = (path: string) => documents.has(path) || (!path.endsWith('/') && existsSync(join(release, path)));

describe('every page', () => {
  test('leads nowhere that does not exist, redirects included', () => {
    const broken = [...documents].flatMap(([from, html]) =>
      attributes(parseHtml(html), addresses, 'href')
        .map((href) => internal(href, from))
        .filter((target) => target && !isThere(target.path))
        .map((target) => `${from} → ${target?.path}`),
    );
    expect(broken).toEqual([]);
  });

  test('links to no redirect: addresses inside the site are of today', () => {
    const stale = [...pages].flatMap(([from, page]) =>
      attributes(page, 'a[href]', 'href').filter((href) => {
        const target = internal(href, from);
        return target && documents.has(target.path) && !pages.has(target.path);
      }),
    );
    expect(stale).toEqual([]);
  });

  test('has an element for every fragment that is linked to', () => {
    const ids = new Map([...pages].map(([path, page]) => [path, new Set(attributes(page, '[id]', 'id'))]));
    const broken = [...pages].flatMap(([from, page]) =>
      attributes(page, 'a[href]', 'href')
        .map((href) => internal(href, from))
        .filter((target) => target?.fragment && !ids.get(target.path)?.has(target.fragment))
        .map((target) => `${from} → ${target?.path}#${target?.fragment}`),
    );
    expect(broken).toEqual([]);
  });

  test('can be reached from the home page', () => {
    // Whoever has sent a form is led to its thank-you page.
    const reached = new Set(['/', '/404.html', '/book/thank-you/', '/reviews/thank-you/']);
    for (const path of reached) {
      for (const href of attributes(pages.get(path) ?? parseHtml(''), 'a[href]', 'href')) {
        const target = internal(href, path);
        if (target && pages.has(target.path)) reached.add(target.path);
      }
    }
    expect([...pages.keys()].filter((path) => !reached.has(path))).toEqual([]);
  });

  test('names itself as canonical, or the original that it shows', () => {
    const canonical = [...pages].map(([path, page]) => [path, attribute(one(page, 'link[rel="canonical"]'), 'href')]);
    const named = (path: string) => (notTranslated.includes(path) ? path.replace(/^\/es/, '') : path);
    expect(canonical).toEqual([...pages.keys()].map((path) => [path, siteOrigin + named(path)]));
  });

  test('opens no other host by itself: styles, scripts, pictures and fonts are its own', () => {
    const foreign = [...pages].flatMap(([from, page]) =>
      [
        ...attributes(page, '[src]', 'src'),
        ...attributes(page, 'link[rel="stylesheet"], link[rel="preload"], link[rel="icon"]', 'href'),
      ]
        .filter((address) => !internal(address, from))
        .map((address) => `${from}: ${address}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe('every picture', () => {
  const pictures = [...pages].flatMap(([path, page]) => all(page, 'img').map((img) => ({ path, img })));

  test('is there, and the site has many', () => {
    const missing = pictures.filter(({ img }) => !isThere(attribute(img, 'src') ?? ''));
    expect(missing.map(({ path, img }) => `${path}: ${attribute(img, 'src')}`)).toEqual([]);
    expect(pictures.length).toBeGreaterThan(50);
  });

  test('has alternative text, width and height', () => {
    const unfit = pictures.filter(
      ({ img }) =>
        !attribute(img, 'alt')?.trim() ||
        !(Number(attribute(img, 'width')) > 0) ||
        !(Number(attribute(img, 'height')) > 0),
    );
    expect(unfit.map(({ path, img }) => `${path}: ${attribute(img, 'src')}`)).toEqual([]);
  });
});
