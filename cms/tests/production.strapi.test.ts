import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';

const production = { NODE_ENV: 'production' };

describe('A first start in production', () => {
  test('is refused while there is no admin and none is configured', async () => {
    const start = TestCms.start({ env: { ...production, ADMIN_EMAIL: '', ADMIN_PASSWORD: '' } });
    const output = await start.then(
      (cms) => cms.stop().then(() => 'It started.'),
      (error: Error) => error.message,
    );
    expect(output.split('\n')[0]).toBe('The CMS ended with code 1:');
    expect(output).toContain(
      'There is no admin yet, and in production whoever comes first could become one. Set ADMIN_EMAIL and ADMIN_PASSWORD for the first start.\n',
    );
  }, 120_000);

  describe('with an admin from the settings', () => {
    let cms: TestCms;
    beforeAll(async () => {
      cms = await TestCms.start({ env: production });
    }, 120_000);
    afterAll(() => cms?.stop(), 30_000);

    test('makes that admin, with every right', async () => {
      const { body } = await cms.admin<{ data: { email: string; roles: { code: string }[] } }>(
        'GET',
        '/admin/users/me',
      );
      expect([body.data.email, body.data.roles.map(({ code }) => code)]).toEqual([
        'owner@studio.example',
        ['strapi-super-admin'],
      ]);
    });

    test('lets nobody register', async () => {
      const init = (await (await fetch(`${cms.url}/admin/init`)).json()) as { data: { hasAdmin: boolean } };
      expect(init.data.hasAdmin).toBe(true);
      const response = await fetch(`${cms.url}/admin/register-admin`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'stranger@example.org', password: 'Stranger-1', firstname: 'A', lastname: 'B' }),
      });
      expect([response.status, await response.json()]).toEqual([
        400,
        {
          data: null,
          error: {
            status: 400,
            name: 'ApplicationError',
            message: 'You cannot register a new super admin',
            details: {},
          },
        },
      ]);
    });

    test('lets the admin panel call nobody but this server, and show nobody but the publisher', async () => {
      const policy = (await fetch(`${cms.url}/admin/`)).headers.get('content-security-policy') ?? '';
      const directives = policy.split(';').filter((directive) => /^(connect|img|media|frame)-src /.test(directive));
      expect(directives.sort()).toEqual([
        "connect-src 'self'",
        `frame-src 'self' http://localhost:${cms.env.PUBLISHER_PORT ?? 4322}`,
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
      ]);
    });

    test('imports no sample content unless it is told to', async () => {
      expect(await cms.graphql('{ articles { slug } studio { name } }')).toEqual({
        status: 200,
        data: { articles: [], studio: null },
      });
    });

    test('does not show its schema', async () => {
      const { status, data, errors } = await cms.graphql('{ __schema { queryType { name } } }');
      expect([status, data ?? null, errors?.map(({ message }) => message)]).toEqual([
        400,
        null,
        [
          'GraphQL introspection is not allowed by Apollo Server, but the query contained __schema or __type. To enable introspection, pass introspection: true to ApolloServer in production',
        ],
      ]);
    });

    test('has no page to try queries on', async () => {
      for (const token of ['', cms.token]) {
        const headers = { accept: 'text/html', ...(token && { authorization: `Bearer ${token}` }) };
        const response = await fetch(`${cms.url}/graphql`, { headers });
        expect([response.status, (await response.text()).includes('<html')]).toEqual([token ? 400 : 401, false]);
      }
    });

    test('answers errors without the server’s paths', async () => {
      const { errors } = await cms.graphql('{ articles(status: DRAFT) { slug } }');
      expect(errors).toEqual([
        {
          message: 'Drafts are shown to the preview alone. Leave out `status`, or call with the preview token.',
          extensions: { code: 'FORBIDDEN' },
        },
      ]);
    });

    test('starts again without the admin’s settings, as there is an admin', async () => {
      await cms.halt();
      Object.assign(cms.env, { ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
      await cms.boot();
      expect((await cms.graphql('{ contentRevision { defaultLocale } }')).data).toEqual({
        contentRevision: { defaultLocale: 'en' },
      });
    }, 60_000);
  });
});
