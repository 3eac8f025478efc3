import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readSeedFiles, seedDocumentId } from './files';

describe('The seed folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kneadful-seed-'));
    mkdirSync(join(folder, 'faq'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read file by file, by type and name; pictures and notes are left alone', () => {
    writeFileSync(join(folder, 'README.md'), 'notes');
    writeFileSync(join(folder, 'faq/soreness.yaml'), 'order: 20\nen: { question: Sore? }\n');
    writeFileSync(join(folder, 'faq/posture.yaml'), 'order: 10\n');
    writeFileSync(join(folder, 'faq/posture.webp'), 'picture');
    expect(readSeedFiles(folder)).toEqual([
      {
        key: 'faq/posture',
        type: 'faq',
        file: 'faq/posture.yaml',
        folder: join(folder, 'faq'),
        content: { order: 10 },
      },
      {
        key: 'faq/soreness',
        type: 'faq',
        file: 'faq/soreness.yaml',
        folder: join(folder, 'faq'),
        content: { order: 20, en: { question: 'Sore?' } },
      },
    ]);
  });

  test('with a file that is not YAML is refused, with file and place', () => {
    writeFileSync(join(folder, 'faq/broken.yaml'), 'a: 1\na: 2\n');
    const message =
      'seed/faq/broken.yaml is not valid YAML: Map keys must be unique at line 2, column 1:\n\na: 1\na: 2\n^\n';
    expect(() => readSeedFiles(folder)).toThrow(expect.objectContaining({ message }));
  });
});

describe('The document id of a seed file', () => {
  test('is the same in every database and shaped like Strapi’s own', () => {
    expect(seedDocumentId('technique/swedish')).toBe(seedDocumentId('technique/swedish'));
    expect(seedDocumentId('technique/swedish')).toMatch(/^[a-z][a-z0-9]{23}$/);
    expect(seedDocumentId('technique/swedish')).not.toBe(seedDocumentId('service/swedish'));
  });
});
