import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { web } from './support/commands.ts';
import { documents } from './support/site.ts';

const validator = new HtmlValidate(new FileSystemConfigLoader());

test.each([...documents.keys()])('%s is valid HTML', async (path) => {
  // The name places the text in the workspace, for its `.htmlvalidate.json`.
  const report = await validator.validateString(documents.get(path)!, join(web, 'page.html'));
  const problems = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  );
  expect(problems).toEqual([]);
});
