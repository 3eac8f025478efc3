import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { listen, type Listening } from '../../tests/support/http.ts';
import { FakeCms } from '../src/cms/fake-cms.ts';
import { SiteUnfit } from '../src/cms/required.ts';
import { ContentGraph } from '../src/content/graph.ts';
import type { Snapshot } from '../src/content/snapshot.ts';
import { pull } from './pull.ts';

let folder: string;
let cms: FakeCms;
let server: Listening;
let told: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kneadful-pull-'));
  cms = FakeCms.withSite();
  server = await listen(cms.listener);
  told = [];
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const snapshotFile = () => join(folder, 'snapshot/content.json');
const pulled = () =>
  pull(
    { cms: { url: server.origin, token: 'secret' }, snapshotFile: snapshotFile(), adminUrl: 'http://cms.example' },
    { end: (result) => told.push(result), warn: (message) => told.push(`warning: ${message}`) },
  );
const kept = () => JSON.parse(readFileSync(snapshotFile(), 'utf8')) as Snapshot;

describe('a pull', () => {
  test('keeps everything that is published in the snapshot file, and says how much', async () => {
    cms.locales = ['en', 'es'];
    cms.publish('Technique');
    cms.publish('Faq');
    cms.publish('Faq', { question: '¿Duele?' }, 'es');
    const { snapshot } = await pulled();
    expect(told).toEqual(['6 entries, 1 pictures']);
    expect(kept()).toEqual(snapshot);
    expect([snapshot.defaultLocale, snapshot.locales]).toEqual(['en', ['en', 'es']]);
    expect(snapshot.revision).toMatch(/^[\da-f]{32}$/);
    expect(snapshot.entries.Faq.map(({ id, locale, question }) => [id, locale, question])).toEqual([
      ['faq-1', 'en', 'Does it hurt?'],
      ['faq-1', 'es', '¿Duele?'],
    ]);
    expect(snapshot.entries.Location[0]?.openingHours).toEqual([{ day: 'monday', opens: '09:00', closes: '17:00' }]);
    expect(new ContentGraph(kept()).idBySlug('Technique', 'swedish', 'en')).toBe('technique-1');
  });

  test('keeps the pictures beside it', async () => {
    cms.publish('Technique');
    const { snapshot } = await pulled();
    const { src } = snapshot.media['file-1']!;
    expect(readFileSync(join(folder, 'snapshot', src), 'utf8')).toBe('bytes of file-1');
    cms.asked();
    await pulled();
    expect(cms.asked().filter((line) => line.startsWith('/uploads'))).toEqual([]);
  });

  test('leaves out what is not fit, and says what and where to mend it', async () => {
    cms.publish('Faq');
    cms.publish('Faq', { id: 'faq-2', question: null });
    cms.publish('Article', { author: 'person-9' });
    const { snapshot } = await pulled();
    expect([snapshot.entries.Faq.map(({ id }) => id), snapshot.entries.Article]).toEqual([['faq-1'], []]);
    expect(told).toEqual([
      '4 entries, 0 pictures',
      'warning: Article “Backs” is not fit to be live. author: Add an author that is published. Mend it at http://cms.example/admin/content-manager/collection-types/api::article.article/article-1?plugins[i18n][locale]=en',
      'warning: Faq “faq-2” is not fit to be live. question: Fill this in. Mend it at http://cms.example/admin/content-manager/collection-types/api::faq.faq/faq-2?plugins[i18n][locale]=en',
    ]);
  });

  test('is refused without what a site needs, and leaves the last snapshot', async () => {
    const { snapshot } = await pulled();
    cms.unpublish('Studio', 'studio-1');
    await expect(pulled()).rejects.toThrow(
      new SiteUnfit(
        'Nothing was published: the site needs a studio that is published and complete. Publish it in the CMS.',
      ),
    );
    expect(kept()).toEqual(snapshot);
    expect(readdirSync(join(folder, 'snapshot')).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('is refused where the CMS cannot answer, and leaves the last snapshot', async () => {
    const { snapshot } = await pulled();
    cms.isDown = true;
    await expect(pulled()).rejects.toThrow(
      `The CMS at ${server.origin} could not answer: status 503. Its log says more.`,
    );
    expect(kept()).toEqual(snapshot);
  });
});
