import { expect, test } from '@jest/globals';
import { caddyRedirects } from './caddy-redirects.ts';

test('writes a line for the address with its slash and one without', () => {
  expect(caddyRedirects({ '/old/': '/new/', '/partner/': 'https://partner.example/a?b=c' })).toBe(
    '"/old/" "{$SITE_BASE:}/new/"\n' +
      '"/old" "{$SITE_BASE:}/new/"\n' +
      '"/partner/" "https://partner.example/a?b=c"\n' +
      '"/partner" "https://partner.example/a?b=c"\n',
  );
});

test('leaves out an old address that would mean something to Caddy: its refresh page leads on', () => {
  for (const from of ['/a"/', '/a`/', '/a\\/', '/{env.HOME}/', '/a b/', '/a\n/'])
    expect(caddyRedirects({ [from]: '/new/' })).toBe('');
});

test('encodes what has no place in an address, and half a character with it', () => {
  expect(caddyRedirects({ '/old/': 'https://a.example/{env.HOME}"\\`\n%20é\ud800' }).split('\n')[0]).toBe(
    '"/old/" "https://a.example/%7Benv.HOME%7D%22%5C%60%0A%20%C3%A9%EF%BF%BD"',
  );
});

test('writes nothing where there are none', () => {
  expect(caddyRedirects({})).toBe('');
});
