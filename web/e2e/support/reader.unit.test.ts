import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { Dice } from './edits/dice.ts';
import { editionName } from './editions.ts';
import { Reader } from './reader.ts';

const page = (edition: number, rest = '') => `<h1>${editionName(edition)}</h1>${rest}`;
const expected = new Map([['/', { status: 200, text: '<h1>Longleaf <edition></h1>' }]]);

let server: Listening;
afterEach(() => server.stop());

/** What a reader finds wrong with a server whose newest edition is the seventh. */
async function troublesWith(answer: RequestListener, wanted = 1): Promise<string[]> {
  server = await listen(answer);
  const dice = new Dice([3, 0, 1, 5, 2, 8, 4]);
  const reader = new Reader({ origin: server.origin, expected, newest: () => 7, dice });
  reader.start();
  const seen = () => reader.counts.whole + reader.counts.compressed + reader.counts.unchanged;
  while (reader.troubles.length < wanted && seen() < 200) await sleep(5);
  await reader.stop();
  return [...new Set(reader.troubles.map((trouble) => trouble.replace(/^\/ \(.*?\)/, '/')))];
}

const ok =
  (body: string, etag?: string): RequestListener =>
  (_request, response) =>
    response.writeHead(200, etag ? { etag } : {}).end(body);

describe('a reader', () => {
  test('finds nothing wrong with one edition after the other, compressed or as they are, and true 304s', async () => {
    let answers = 0;
    const troubles = await troublesWith(({ headers }, response) => {
      const edition = Math.min(1 + Math.floor(answers++ / 20), 7);
      const etag = `"${edition}"`;
      if (headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
      const gzip = String(headers['accept-encoding']).includes('gzip');
      response.writeHead(200, { etag, ...(gzip && { 'content-encoding': 'gzip' }) });
      return response.end(gzip ? gzipSync(page(edition)) : page(edition));
    });
    expect(troubles).toEqual([]);
  });

  test.each<[string, RequestListener, string]>([
    ['a mix of two releases', ok(page(2, editionName(3))), '/: a mix of the editions 2, 3'],
    ['half a page', ok(page(2).slice(0, -3)), '/: other bytes than those of the edition 2'],
    ['a page that was never published', ok(page(8)), '/: the edition 8, which nobody has published'],
    ['a page that is not there', (_request, response) => response.writeHead(404).end(), '/: status 404'],
    ['an error', (_request, response) => response.writeHead(500).end(), '/: status 500'],
    [
      'a 304 to who has nothing',
      (_request, response) => response.writeHead(304).end(),
      '/: a 304 that nobody asked for',
    ],
  ])('tells %s', async (_what, answer, trouble) => {
    expect(await troublesWith(answer)).toEqual([trouble]);
  });

  test('tells an older release after a newer one', async () => {
    let answers = 0;
    const troubles = await troublesWith((_request, response) => response.end(page(answers++ === 0 ? 5 : 4)));
    expect(troubles).toEqual(['/: the edition 4 after 5']);
  });

  test('tells a 304 for a page that has changed since', async () => {
    let answers = 0;
    const troubles = await troublesWith(({ headers }, response) => {
      answers += 1;
      // The copy of the second edition is said to be right after the third was sent to whoever has none.
      if (headers['if-none-match'] === '"2"' && answers > 30) return response.writeHead(304).end();
      const edition = answers > 30 ? 3 : 2;
      return response.writeHead(200, { etag: `"${edition}"` }).end(page(edition));
    });
    expect(troubles).toEqual(['/ with a copy of 2: a 304 although 3 had been seen']);
  });

  test('tells an answer that breaks off', async () => {
    const troubles = await troublesWith((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write(page(2), () => response.destroy());
    });
    expect(troubles).toEqual(['Error: aborted']);
  });
});
