import { describe, expect, test } from '@jest/globals';
import { headersFile } from './headers-file.ts';
import { redirectsFile } from './redirects-file.ts';
import { vercelConfig } from './vercel-config.ts';

const redirects = {
  '/old/': '/guide/',
  '/früher/preise/': '/services/über/',
  '/partner/': 'https://partner.example/a b?c=d#e',
};

describe('_redirects', () => {
  test('has a line for each old address, with its last slash and without', () => {
    expect(redirectsFile(redirects, { base: '', forced: false })).toBe(
      '/old/ /guide/ 301\n' +
        '/old /guide/ 301\n' +
        '/fr%C3%BCher/preise/ /services/%C3%BCber/ 301\n' +
        '/fr%C3%BCher/preise /services/%C3%BCber/ 301\n' +
        '/partner/ https://partner.example/a%20b?c=d#e 301\n' +
        '/partner https://partner.example/a%20b?c=d#e 301\n',
    );
  });

  test('wins over the refresh page on Netlify, which asks for a mark that Cloudflare refuses', () => {
    expect(redirectsFile({ '/old/': '/guide/' }, { base: '', forced: true })).toBe(
      '/old/ /guide/ 301!\n/old /guide/ 301!\n',
    );
  });

  test('has the base path before every address of the site', () => {
    const lines = redirectsFile(redirects, { base: '/studio', forced: false }).split('\n');
    expect(lines[0]).toBe('/studio/old/ /studio/guide/ 301');
    expect(lines[4]).toBe('/studio/partner/ https://partner.example/a%20b?c=d#e 301');
  });

  test('leaves out an old address that means something to a host: its refresh page leads on', () => {
    expect(redirectsFile({ '/a/*/': '/b/', '/:name/': '/b/', '/a:b/': '/b/' }, { base: '', forced: false })).toBe(
      '/a:b/ /b/ 301\n/a:b /b/ 301\n',
    );
  });

  test('does not let an old address become a line of its own', () => {
    expect(redirectsFile({ '/a\n/evil/ /b/': '/c/' }, { base: '', forced: false }).trim().split('\n')).toHaveLength(2);
  });
});

test('_headers say what the other servers say', () => {
  expect(headersFile('/studio')).toBe(
    '/studio/*\n' +
      '  x-content-type-options: nosniff\n' +
      '  referrer-policy: strict-origin-when-cross-origin\n' +
      '  permissions-policy: camera=(), microphone=(), payment=(), usb=()\n' +
      "  content-security-policy: frame-ancestors 'self'\n" +
      '/studio/_astro/*\n' +
      '  cache-control: public, max-age=31536000, immutable\n' +
      '/studio/media/*\n' +
      '  cache-control: public, max-age=31536000, immutable\n' +
      "  content-security-policy: default-src 'none'; style-src 'unsafe-inline'; sandbox\n" +
      '/studio/og/*\n' +
      '  cache-control: public, max-age=31536000, immutable\n',
  );
});

describe('the rules for Vercel', () => {
  /** What Vercel does with a path: the first rule that matches and does not go on. */
  function answer(base: string, path: string) {
    const headers: Record<string, string> = {};
    for (const route of vercelConfig(redirects, base).routes) {
      if ('handle' in route) continue;
      const match = new RegExp(route.src).exec(path);
      if (!match) continue;
      for (const [name, value] of Object.entries(route.headers ?? {}))
        headers[name] = value.replace(/\$(\d)/g, (_all, group: string) => match[Number(group)]!);
      if (!route.continue) return { status: route.status, dest: route.dest, ...headers };
    }
    throw new Error(`No rule ends for ${path}.`);
  }

  test.each([
    ['/old/', 301, '/guide/'],
    ['/old', 301, '/guide/'],
    ['/fr%C3%BCher/preise/', 301, '/services/%C3%BCber/'],
    ['/partner/', 301, 'https://partner.example/a%20b?c=d#e'],
    ['/guide', 308, '/guide/'],
    ['/guide/back-massage', 308, '/guide/back-massage/'],
  ])('send %s on with %i to %s', (path, status, location) => {
    expect(answer('', path)).toMatchObject({ status, Location: location });
    expect(answer('/studio', `/studio${path}`)).toMatchObject({
      status,
      Location: location.startsWith('/') ? `/studio${location}` : location,
    });
  });

  test('look for a file before they answer with the page for what is missing', () => {
    const { version, routes } = vercelConfig(redirects, '');
    expect([version, routes.at(-2)]).toEqual([3, { handle: 'filesystem' }]);
    expect(answer('', '/nothing/')).toMatchObject({ status: 404, dest: '/404.html' });
  });

  test('say how a browser is to treat what it gets', () => {
    expect(answer('', '/guide/')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "frame-ancestors 'self'",
    });
    expect(answer('', '/media/a.svg')).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    expect(answer('', '/_astro/a.css')).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
  });

  test('take a dot in an address for a dot', () => {
    const [route] = vercelConfig({ '/a.b/': '/c/' }, '').routes;
    expect(route).toMatchObject({ src: '^/a\\.b/$' });
  });
});
