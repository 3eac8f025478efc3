import { expect, test } from '@jest/globals';
import { entry } from '../content/fixtures.ts';
import { filesIn } from './files-in.ts';

test('finds every file that entries name, once', () => {
  const studio = {
    ...entry('Studio'),
    logo: { documentId: 'logo', url: '/uploads/logo.svg', ext: '.svg', updatedAt: '2026-01-01' },
  };
  expect([...filesIn([studio, entry('Technique'), entry('Service')]).keys()].sort()).toEqual(['file-1', 'logo']);
});
