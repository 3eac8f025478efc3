import { fork } from 'node:child_process';
import { join } from 'node:path';

export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo';

export interface AuditOrder {
  /** One run each, in this order. */
  addresses: string[];
  categories: Category[];
  /** For checks that no time matters to. */
  quick?: boolean;
  /** Where Chromium is to look for a host: a rule of its `--host-resolver-rules`. */
  resolve?: string;
}

/** What Lighthouse found. Times are milliseconds, as on a middling phone with a slow connection. */
export interface PageAudit {
  address: string;
  /** Of 100, by category. */
  scores: Partial<Record<Category, number>>;
  layoutShift?: number;
  firstPaint?: number;
  largestPaint?: number;
  blocked?: number;
  bytes?: number;
  /** Audits that cost a point, with the first elements that they name. */
  failures: string[];
}

/** Audits pages in a process of its own: Lighthouse is a program, and Jest cannot load it. */
export function auditPages(order: AuditOrder): Promise<PageAudit[]> {
  return new Promise((resolve, reject) => {
    const audits: PageAudit[] = [];
    let lastWords = '';
    const child = fork(join(import.meta.dirname, 'lighthouse-process.ts'), [], {
      execArgv: [],
      env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (chunk: Buffer) => (lastWords = (lastWords + chunk.toString()).slice(-2000)));
    child.on('message', (audit) => audits.push(audit as PageAudit));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && audits.length === order.addresses.length) resolve(audits);
      else reject(new Error(`Lighthouse ended with code ${code} after ${audits.length} pages. ${lastWords}`));
    });
    child.send(order);
  });
}
