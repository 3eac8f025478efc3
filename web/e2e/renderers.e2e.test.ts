import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { filesIn, folders, release } from './support/site.ts';

const files = filesIn(release).filter((file) => file !== 'release.json');

/** What other hosts read, and what the publisher keeps beside its releases: the search index, the pictures of links. */
const isOfHosts = (file: string) => file === '_redirects' || file === '_headers' || /^(pagefind|og)\//.test(file);

describe('the two renderers', () => {
  test('write the same files: pages, redirects, assets and media', () => {
    expect(filesIn(folders.plainDir).filter((file) => !isOfHosts(file))).toEqual(files);
  });

  test('write the same bytes into each of them', () => {
    const bytes = (folder: string, file: string) => readFileSync(join(folder, file)).toString('latin1');
    const different = files.filter((file) => bytes(release, file) !== bytes(folders.plainDir, file));
    expect(different).toEqual([]);
  });

  test('cover every kind of file a host has to serve', () => {
    const extensions = new Set(files.map((file) => file.slice(file.lastIndexOf('.'))));
    expect([...extensions]).toEqual(
      expect.arrayContaining(['.css', '.html', '.svg', '.txt', '.webp', '.woff2', '.xml']),
    );
  });

  test('keep the release record out of what they share', () => {
    const record = JSON.parse(readFileSync(join(release, 'release.json'), 'utf8')) as Record<string, unknown>;
    expect(Object.keys(record)).toEqual(['id', 'revision', 'redirects']);
    expect(record.redirects).toEqual({ '/massage-types/': '/techniques/', '/therapist-bios/': '/therapists/' });
  });
});
