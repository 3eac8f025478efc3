/**
 * `npm run bench:pages`: how fast Lighthouse finds a page of each type, on a phone with a slow connection, over the sample
 * content with its demonstration off and its files compressed. `--runs 3` (the median is told), `--only /guide/,/find/`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import buildSite from '../e2e/support/build-site.ts';
import { foldersIn, web } from '../e2e/support/commands.ts';
import { auditPages, type PageAudit } from '../e2e/support/lighthouse.ts';
import { RealSite } from '../e2e/support/real-site.ts';
import removeSite from '../e2e/support/remove-site.ts';
import { compressBlobs } from '../publisher/compress.ts';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, only: { type: 'string' } },
});

const aim = (JSON.parse(readFileSync(join(web, 'budgets.json'), 'utf8')) as { lighthouse: { performance: number } })
  .lighthouse.performance;

console.log('Building the sample site …');
await buildSite();
try {
  const site = await RealSite.open(foldersIn(process.env.TEST_SITE!));
  await compressBlobs(site.siteDir, site.files);
  const paths = values.only?.split(',') ?? site.pageTypes;
  const runs: PageAudit[][] = [];
  for (let run = 1; run <= Number(values.runs); run++) {
    console.log(`Run ${run} of ${values.runs} over ${paths.length} pages …`);
    const addresses = paths.map((path) => site.origin + path);
    runs.push(await auditPages({ addresses, categories: ['performance'], resolve: site.hostRule }));
  }
  report(paths.map((path, index) => ({ path, audits: runs.map((run) => run[index]!) })));
  await site.close();
} finally {
  removeSite();
}

function report(pages: { path: string; audits: PageAudit[] }[]): void {
  console.log('\n| page | score | first paint | largest paint | blocked | moved | KB |\n| - | - | - | - | - | - | - |');
  const scores = pages.map(({ path, audits }) => {
    const middle = (figure: (audit: PageAudit) => number | undefined) =>
      median(audits.map((one) => figure(one) ?? NaN));
    const score = middle((audit) => audit.scores.performance);
    const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`;
    const cells = [
      path,
      score,
      seconds(middle((audit) => audit.firstPaint)),
      seconds(middle((audit) => audit.largestPaint)),
      `${middle((audit) => audit.blocked).toFixed(0)} ms`,
      middle((audit) => audit.layoutShift).toFixed(3),
      (middle((audit) => audit.bytes) / 1000).toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
    return { path, score, audits };
  });
  for (const { path, score, audits } of scores.filter((page) => page.score < aim))
    console.log(`\n${path} is ${aim - score} below ${aim}:\n  ${audits[0]!.failures.join('\n  ')}`);
}

function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
