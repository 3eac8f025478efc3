import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { root, TestCms } from '../../tests/support/cms.ts';
import { person, picture } from '../../tests/support/content.ts';
import { Editor } from '../../tests/support/editor.ts';

describe('The CMS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kneadful-calls-'));
  const file = join(folder, 'calls');
  let cms: TestCms;
  beforeAll(async () => {
    const guard = join(root, 'tests/support/network-guard.cjs');
    // Telemetry is off by the package itself, not by a variable that somebody may not set.
    const env = {
      NODE_ENV: 'production',
      NODE_OPTIONS: `--require ${guard}`,
      NETWORK_GUARD_FILE: file,
      STRAPI_TELEMETRY_DISABLED: '',
    };
    cms = await TestCms.start({ seed: true, env });
  }, 180_000);
  afterAll(async () => {
    await cms?.stop();
    rmSync(folder, { recursive: true });
  }, 30_000);

  test('calls nobody while it starts, imports, is read and is edited', async () => {
    expect((await cms.graphql('{ articles { slug } }')).data).toEqual({
      articles: [{ slug: 'back-massage-benefits' }],
    });
    for (const path of ['/admin', '/admin/init', '/admin/project-type', '/_health', '/uploads/none.webp'])
      await fetch(`${cms.url}${path}`);
    for (const path of [
      '/admin/information',
      '/admin/users/me',
      '/admin/roles',
      '/content-manager/init',
      '/upload/files',
      '/i18n/locales',
    ]) {
      expect([path, (await cms.admin('GET', path)).status]).toEqual([path, 200]);
    }
    const editor = new Editor(cms);
    const { documentId } = await editor.createAndPublish('person', { ...person(), portrait: await picture(editor) });
    await editor.unpublish('person', documentId);
    await editor.remove('person', documentId);
    await cms.halt();
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe('');
  }, 60_000);
});
