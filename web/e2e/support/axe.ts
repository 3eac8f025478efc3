import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with the page as it stands: each rule with its first elements.
 * @param within looks at the elements that this selects alone
 */
export async function violationsOf(page: Page, within = 'html'): Promise<string[]> {
  // Not as an element of the page, whose policy would not let it run.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (selector) => (globalThis as unknown as { axe: { run(selector: string): Promise<AxeResults> } }).axe.run(selector),
    within,
  );
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(' '))
        .slice(0, 3)
        .join(', ')} — ${nodes[0]?.failureSummary}`,
  );
}
