/**
 * `npm run bench:edit`: how long a published edit takes to be live, and what the plain pipeline takes for the same, at
 * several sizes of the guide. `--sizes 0,1000,10000` (articles beside the sample content), `--edits 60`, `--no-plain`.
 */
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { type Edit, measureEdits } from './edits.ts';
import { BenchSite, peakMemory } from './site.ts';

interface Result {
  articles: number;
  edits: Edit[];
  /** Milliseconds for rendering and releasing everything. */
  full: { sync: number; render: number; release: number; pages: number };
  /** Milliseconds for the plain pipeline: everything over GraphQL, then `astro build`. */
  plain?: { pull: number; build: number };
  /** Megabytes. */
  memory?: number;
}

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '0,1000,10000' },
    edits: { type: 'string', default: '60' },
    'no-plain': { type: 'boolean', default: false },
  },
});

const results: Result[] = [];
for (const size of values.sizes.split(',').map(Number)) results.push(await bench(size, Number(values.edits)));
report(results);

async function bench(articles: number, count: number): Promise<Result> {
  console.log(`\n${articles} generated articles`);
  const site = await BenchSite.start(articles);
  try {
    const publisher = await site.serve();
    const edits = await measureEdits(site, count);
    const { times, rendered } = await site.publishAll();
    const memory = peakMemory(publisher);
    const result: Result = { articles, edits, memory, full: { ...times, pages: rendered } };
    report([result]);
    if (!values['no-plain']) {
      const pull = await site.run(['publisher/cli.ts', 'pull']);
      const build = await site.run(['publisher/astro-build.ts', 'site'], { OUT_DIR: join(site.folder, 'plain') });
      result.plain = { pull, build };
    }
    return result;
  } finally {
    await site.stop();
  }
}

function report(all: Result[]): void {
  const base = all[0]!;
  for (const { articles, edits, full, plain, memory } of all) {
    const live = edits.map((edit) => edit.live);
    const step = (name: keyof Edit['steps']) => median(edits.map(({ steps }) => steps[name]));
    const [p50, p95] = [percentile(live, 0.5), percentile(live, 0.95)];
    const steps = { sync: step('sync'), plan: step('plan'), render: step('render'), release: step('release') };
    const inside = Object.values(steps).reduce((sum, value) => sum + value, 0);
    console.log(`
${articles} generated articles, ${edits.length} edits
  published edit live after   p50 ${ms(p50)}, p95 ${ms(p95)} (${(
    p95 /
    percentile(
      base.edits.map((edit) => edit.live),
      0.95,
    )
  ).toFixed(2)} × of ${base.articles})
  of that (medians)           sync ${ms(steps.sync)}, plan ${ms(steps.plan)}, render ${ms(steps.render)}, release ${ms(steps.release)}; hook and request ${ms(p50 - inside)}
  pages rendered for an edit  ${median(edits.map(({ rendered }) => rendered))}
  the publish call before it  p50 ${ms(
    percentile(
      edits.map(({ answer }) => answer),
      0.5,
    ),
  )}
  everything anew             sync ${ms(full.sync)}, render ${ms(full.render)} (${full.pages} pages), release ${ms(full.release)}${
    plain
      ? `
  plain pipeline              GraphQL ${ms(plain.pull)}, astro build ${ms(plain.build)}: ${((plain.pull + plain.build) / p50).toFixed(0)} × of an edit's p50`
      : ''
  }
  peak memory of publisher    ${memory === undefined ? 'not told by this system' : `${memory} MB`}`);
  }
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1] ?? NaN;
}

function median(values: number[]): number {
  return percentile(values, 0.5);
}

function ms(value: number): string {
  return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}
