/** The process that `lighthouse.ts` starts: audits one page after the other in one Chromium, as a phone sees them. */
import { chromium } from 'playwright-core';
import lighthouse, { type Flags } from 'lighthouse';
import { findTool } from '../../../scripts/lib/tools.ts';
import { freePort } from '../../../tests/support/ports.ts';
import { flags } from './browser.ts';
import type { AuditOrder, PageAudit } from './lighthouse.ts';

process.once('message', (order: AuditOrder) => {
  void auditAll(order).then(
    () => process.disconnect(),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function auditAll({ addresses, categories, resolve, quick }: AuditOrder): Promise<void> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: findTool('chromium'),
    args: [...flags, `--remote-debugging-port=${port}`, ...(resolve ? [`--host-resolver-rules=${resolve}`] : [])],
  });
  try {
    for (const address of addresses)
      process.send?.(await audit(address, { port, onlyCategories: categories, ...(quick && quickly) }));
  } finally {
    await browser.close();
  }
}

/** Without the waits that only times depend on. How much the page moved is asked for beside the categories. */
const quickly: Flags = {
  onlyAudits: ['cumulative-layout-shift'],
  disableFullPageScreenshot: true,
  pauseAfterFcpMs: 0,
  networkQuietThresholdMs: 250,
  cpuQuietThresholdMs: 0,
};

async function audit(address: string, options: Flags): Promise<PageAudit> {
  const result = await lighthouse(address, { logLevel: 'error', output: 'json', ...options });
  if (!result) throw new Error(`Lighthouse gave no result for ${address}.`);
  const { audits, categories, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not audit ${address}: ${runtimeError.message}`);
  const figure = (id: string) => audits[id]?.numericValue;
  const scores = Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)] as const);
  const failures = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight, id }) => weight > 0 && audits[id]?.score != null && audits[id].score < 1)
    .map(({ id }) => `${id}: ${detailsOf(audits[id]?.details) || audits[id]?.displayValue || audits[id]?.title}`);
  return {
    address,
    scores: Object.fromEntries(scores),
    layoutShift: figure('cumulative-layout-shift'),
    firstPaint: figure('first-contentful-paint'),
    largestPaint: figure('largest-contentful-paint'),
    blocked: figure('total-blocking-time'),
    bytes: figure('total-byte-weight'),
    failures,
  };
}

/** The first elements, addresses or messages that an audit complains of. */
function detailsOf(details: unknown): string {
  const { items = [] } = (details ?? {}) as { items?: Record<string, unknown>[] };
  return items
    .slice(0, 3)
    .map(({ node, url, description, source, ...rest }) => {
      const { snippet } = (node ?? {}) as { snippet?: string };
      return (
        snippet ??
        ([url, source, description].filter((part) => typeof part === 'string').join(' ') || JSON.stringify(rest))
      );
    })
    .join('; ');
}
