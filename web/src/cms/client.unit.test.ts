import { afterEach, describe, expect, test } from '@jest/globals';
import { ContentRevisionDocument } from '@kneadful/shared-types';
import { listen, type Listening } from '../../../tests/support/http.ts';
import { type CmsUnavailable, createCmsClient } from './client.ts';

let cms: Listening;
afterEach(() => cms.stop());

/** A CMS that answers everything alike. */
async function answering(status: number, body: string, type = 'application/json'): Promise<string> {
  cms = await listen((_request, response) => response.writeHead(status, { 'content-type': type }).end(body));
  return cms.origin;
}

const revisionOf = (url: string) => createCmsClient({ url, token: 'secret' }).query(ContentRevisionDocument, {});
const failure = (answer: Promise<unknown>) =>
  answer.then(
    () => 'no failure',
    (error: CmsUnavailable) => `${error.name}: ${error.message}`,
  );
const errors = (message: string, code: string) =>
  JSON.stringify({ data: null, errors: [{ message, extensions: { code } }] });

describe('a question to the CMS', () => {
  test('carries the token and gives the answer’s data', async () => {
    let authorization: string | undefined;
    const contentRevision = { revision: 'r1', defaultLocale: 'en', locales: ['en'] };
    cms = await listen((request, response) => {
      authorization = request.headers.authorization;
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: { contentRevision } }));
    });
    expect(await revisionOf(cms.origin)).toEqual({ contentRevision });
    expect(authorization).toBe('Bearer secret');
  });

  const refused = (url: string) =>
    `CmsUnavailable: The CMS at ${url} refuses CMS_TOKEN. Set it to the token that the CMS was started with (see .env).`;
  const unable = (detail: string) => (url: string) =>
    `CmsUnavailable: The CMS at ${url} could not answer: ${detail}. Its log says more.`;

  test.each([
    ['401', 401, '{"data":null,"error":{"status":401}}', refused],
    ['403', 403, '{}', refused],
    ['an error that says so', 200, errors('Forbidden access', 'FORBIDDEN'), refused],
    ['an unauthenticated error', 200, errors('Who are you?', 'UNAUTHENTICATED'), refused],
    ['500', 500, '{"data":null}', unable('status 500')],
    ['a proxy’s error page', 502, '<h1>Bad gateway</h1>', unable('status 502')],
    ['errors of its own', 200, errors('The query is too costly.', 'BAD_USER_INPUT'), unable('The query is too costly')],
  ])('that is answered with %s fails with one sentence', async (_name, status, body, sentence) => {
    const url = await answering(status, body);
    expect(await failure(revisionOf(url))).toBe(sentence(url));
  });

  test.each([
    ['a web page', 200, '<h1>Welcome</h1>', 'text/html'],
    ['broken JSON', 200, '{"data":', 'application/json'],
  ])('that is answered with %s says that this is no CMS', async (_name, status, body, type) => {
    const url = await answering(status, body, type);
    expect(await failure(revisionOf(url))).toBe(
      `CmsUnavailable: What answers at ${url} is not the CMS. Set CMS_URL to where it is.`,
    );
  });

  test('that nobody answers says where it was asked', async () => {
    const url = await answering(200, '');
    await cms.stop();
    cms = await listen(() => {});
    expect(await failure(revisionOf(url))).toBe(
      `CmsUnavailable: The CMS at ${url} cannot be reached. Start it, or set CMS_URL to where it is.`,
    );
  });
});

test('a connection that is closed as it is used is tried once more', async () => {
  const asked: string[] = [];
  const { origin, stop } = await listen((request, response) => {
    asked.push(request.url!);
    if (asked.length === 1) request.socket.destroy();
    else response.end('bytes');
  });
  expect(String(Buffer.from(await createCmsClient({ url: origin, token: 't' }).file('/a.webp')))).toBe('bytes');
  expect(asked).toEqual(['/a.webp', '/a.webp']);
  await stop();
});

describe('a picture', () => {
  test('is fetched as bytes', async () => {
    const url = await answering(200, 'bytes', 'image/webp');
    expect(Buffer.from(await createCmsClient({ url, token: 't' }).file('/uploads/a.webp')).toString()).toBe('bytes');
  });

  test('that is gone is named', async () => {
    const url = await answering(404, '');
    expect(await failure(createCmsClient({ url, token: 't' }).file('/uploads/a.webp'))).toBe(
      'FileMissing: The CMS answered 404 for the picture /uploads/a.webp. Upload it again in the media library.',
    );
  });

  test.each([429, 500, 503])('is not gone since the CMS answers %d', async (status) => {
    const url = await answering(status, '');
    expect(await failure(createCmsClient({ url, token: 't' }).file('/uploads/a.webp'))).toBe(
      `CmsUnavailable: The CMS at ${url} answered ${status} for the picture /uploads/a.webp. Its log says more.`,
    );
  });
});
