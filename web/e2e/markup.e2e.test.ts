import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { web } from './support/commands.ts';
import { documents } from './support/site.ts';

/** Astro writes it where a page's first island stands. The standard wants it in the head; browsers take it anywhere. */
const islandStyle = '<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>';

const validator = new HtmlValidate(new FileSystemConfigLoader());

test.each([...documents.keys()])('%s is valid HTML', async (path) => {
  // The name places the text in the workspace, for its `.htmlvalidate.json`.
  const report = await validator.validateString(documents.get(path)!.replace(islandStyle, ''), join(web, 'page.html'));
  const problems = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
  expect(problems).toEqual([]);
});
