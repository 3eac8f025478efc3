import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Snapshot } from '../src/content/snapshot.ts';
import { astroBuild, siteEnv, web } from './support/commands.ts';
import { all, attributes, type Element, one, parseHtml, text, texts } from './support/document.ts';
import { folders } from './support/site.ts';

const folder = mkdtempSync(join(web, '.tmp/reviewed-'));
const slug = 'back-massage-benefits';
let article: Element;

/** The sample content has nobody who reviewed it: here somebody has. */
beforeAll(async () => {
  const snapshot = JSON.parse(readFileSync(folders.snapshotFile, 'utf8')) as Snapshot;
  const [author] = snapshot.entries.Person;
  snapshot.entries.Person.push({ ...author!, id: 'reviewer', name: 'Ada Hart', credentials: 'MD', sample: false });
  Object.assign(
    snapshot.entries.Article.find((each) => each.slug === slug)!,
    {
      medicalReviewer: 'reviewer',
      lastReviewedOn: '2026-03-02',
      nextReviewDue: '2027-03-02',
      reviewScope: 'All statements about health',
      changeNotes: [
        { date: '2026-03-02', note: 'Care cards reworded.' },
        { date: '2026-01-15', note: 'First published.' },
      ],
    },
  );
  const snapshotFile = join(folder, 'content.json');
  writeFileSync(snapshotFile, JSON.stringify(snapshot));
  symlinkSync(join(dirname(folders.snapshotFile), 'media'), join(folder, 'media'));
  const outDir = join(folder, 'site');
  await astroBuild(siteEnv({ ...folders, snapshotFile }, { url: 'http://127.0.0.1:9', token: 'not used' }), outDir);
  article = parseHtml(readFileSync(join(outDir, 'guide', slug, 'index.html'), 'utf8'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('an article that was reviewed says by whom, when, of what, and when it is due again', () => {
  const byline = one(article, '.byline');
  expect(all(byline, 'p').map(text)).toEqual([
    'By Longleaf editorial team sample',
    'Medically reviewed by Ada Hart, MD',
    'Last reviewed March 2, 2026',
    'Next review due March 2, 2027',
    expect.stringMatching(/^\d+ min read$/),
    'What was reviewed: All statements about health',
  ]);
  expect(attributes(byline, 'time', 'datetime')).toEqual(['2026-03-02', '2027-03-02']);
});

test('an article that was changed says how, in a list that opens without scripts', () => {
  expect(texts(article, 'details.history summary')).toEqual(['How this page has changed']);
  expect(texts(article, 'details.history dt')).toEqual(['March 2, 2026', 'January 15, 2026']);
  expect(texts(article, 'details.history dd')).toEqual(['Care cards reworded.', 'First published.']);
});
