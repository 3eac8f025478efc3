import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { samplePayload, sampleReceiver } from './sample';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/build-hooks.md'), 'utf8');

test('the documentation shows the same receiver and the same payload as the admin', () => {
  expect(page).toContain(`\`\`\`js\n${sampleReceiver}\`\`\`\n`);
  expect(page).toContain(`\`\`\`json\n${samplePayload}\n\`\`\`\n`);
});
