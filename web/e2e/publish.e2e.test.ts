import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestCms } from '../../tests/support/cms.ts';
import { foldersIn, type Outcome, publisher, siteEnv } from './support/commands.ts';
import { changeRows } from './support/database.ts';
import { folders as shared } from './support/site.ts';

const folder = mkdtempSync(join(tmpdir(), 'kneadful-publish-'));
const folders = { ...foldersIn(folder), appDir: shared.appDir };
let cms: TestCms;
let first: Outcome;

const publish = (changes: NodeJS.ProcessEnv = {}) => publisher('publish', { ...siteEnv(folders, cms), ...changes });
const live = () => readlinkSync(join(folders.siteDir, 'current')).replace('trees/', '');
const livePage = (path: string) => readFileSync(join(folders.siteDir, 'current', path, 'index.html'), 'utf8');
const told = ({ messages }: Outcome, kind: 'failed' | 'warn' | 'done') =>
  messages.filter((message) => kind in message).map((message) => message[kind]);
const studio = (action: 'publish' | 'unpublish', fields: object = {}) =>
  cms.admin('POST', `/content-manager/single-types/api::studio.studio/actions/${action}`, fields);

beforeAll(async () => {
  cms = await TestCms.start({ seed: true });
  first = await publish();
}, 600_000);

afterAll(async () => {
  await cms?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

describe('publishing', () => {
  test('tells each step and what came of it', () => {
    expect(first.code).toBe(0);
    expect(first.messages).toEqual([
      { begin: 'Pulling the content' },
      { end: expect.stringMatching(/^\d{3} entries, \d+ pictures$/) },
      { begin: 'Rendering the site' },
      { end: expect.stringMatching(/^\d+ pages and files$/) },
      { begin: 'Releasing' },
      { end: expect.stringMatching(/^\d{8}T\d{9}Z-[\da-f]{8}$/) },
      // Pictures in their smaller variants were a release of their own.
      { done: live() },
    ]);
  });

  test('brings an edit to the live site', async () => {
    const { status } = await studio('publish', { tagline: 'Hands that listen, since this test' });
    expect(status).toBe(200);
    const before = live();
    expect((await publish()).code).toBe(0);
    expect(live()).not.toBe(before);
    expect(livePage('/')).toContain('Hands that listen, since this test');
  });
});

describe('a publish that fails keeps the last release', () => {
  async function expectFailure(outcome: Promise<Outcome>, sentence: string): Promise<void> {
    const before = live();
    const result = await outcome;
    expect(told(result, 'failed')).toEqual([sentence]);
    expect(told(result, 'done')).toEqual([]);
    expect(result.code).toBe(1);
    expect(live()).toBe(before);
    expect(existsSync(join(folders.siteDir, 'current/index.html'))).toBe(true);
  }

  test('when CMS_TOKEN is wrong', () =>
    expectFailure(
      publish({ CMS_TOKEN: 'not-the-token' }),
      `The CMS at ${cms.url} refuses CMS_TOKEN. Set it to the token that the CMS was started with (see .env).`,
    ));

  test('when the studio is unpublished', async () => {
    expect((await studio('unpublish')).status).toBe(200);
    await expectFailure(
      publish(),
      'Nothing was published: the site needs a studio that is published and complete. Publish it in the CMS.',
    );
    expect((await studio('publish')).status).toBe(200);
  });

  test('when the CMS is stopped', async () => {
    await cms.halt();
    await expectFailure(publish(), `The CMS at ${cms.url} cannot be reached. Start it, or set CMS_URL to where it is.`);
    await cms.boot();
  }, 60_000);
});

describe('an entry that is not fit to be live', () => {
  /** Past the guard, as a restored backup might. The row says that it changed by its moment of publishing. */
  const setAlternativeText = (value: string | null) => {
    changeRows(
      cms,
      `UPDATE components_parts_picture SET alternative_text = ? WHERE id IN (
         SELECT link.cmp_id FROM therapists_cmps link JOIN therapists entry ON entry.id = link.entity_id
         WHERE entry.slug = 'june-okafor' AND entry.locale = 'en' AND entry.published_at IS NOT NULL AND link.field = 'portrait')`,
      value,
    );
    changeRows(
      cms,
      'UPDATE therapists SET published_at = published_at + 1 WHERE slug = ? AND published_at IS NOT NULL AND locale = ?',
      'june-okafor',
      'en',
    );
  };

  test('stays at its last live version, named with its field and where to mend it, while the rest goes live', async () => {
    const { data } = await cms.graphql('{ therapists(filters: { slug: { eq: "june-okafor" } }) { documentId } }');
    const [{ documentId }] = data?.therapists as [{ documentId: string }];
    setAlternativeText(null);
    await studio('publish', { tagline: 'The rest goes live' });

    const result = await publish();
    expect(told(result, 'warn')).toEqual([
      'Therapist “June Okafor” is not fit to be live. portrait.alternativeText: Describe the picture for people who do not see it. Visitors see its last version. ' +
        `Mend it at ${cms.url}/admin/content-manager/collection-types/api::therapist.therapist/${documentId}?plugins[i18n][locale]=en`,
    ]);
    expect(result.code).toBe(0);
    expect(livePage('/')).toContain('The rest goes live');
    expect(livePage('/therapists/june-okafor/')).toContain('June Okafor');
    expect(livePage('/therapists/')).toContain('june-okafor');
  });

  test('is live again once it is mended', async () => {
    setAlternativeText('A portrait in clay tones');
    const result = await publish();
    expect(told(result, 'warn')).toEqual([]);
    expect(livePage('/therapists/june-okafor/')).toContain('alt="A portrait in clay tones"');
  });
});
