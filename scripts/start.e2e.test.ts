import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReleaseSummary } from '@kneadful/shared-types';
import { root } from '../tests/support/cms.ts';
import { freePort } from '../tests/support/ports.ts';
import { Checkout, isRunning, type Start } from '../tests/support/start.ts';
import { portIsFree } from './lib/checks.ts';

let checkout: Checkout;
let publisherPort: number;
const starts: Start[] = [];

beforeAll(async () => {
  checkout = await Checkout.make();
  publisherPort = await freePort();
  // The checkout hands the environment on.
  process.env.PUBLISHER_PORT = String(publisherPort);
});
afterAll(async () => {
  await Promise.all(starts.map((start) => start.interrupt()));
  checkout.remove();
}, 60_000);

function begin(): Start {
  const start = checkout.start();
  starts.push(start);
  return start;
}

const ready = 'Ctrl-C stops everything.';
const site = (path: string) => fetch(`http://127.0.0.1:${checkout.sitePort}${path}`);

async function contentRevision(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${checkout.cmsPort}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${checkout.secrets.CMS_TOKEN}` },
    body: '{"query":"{ contentRevision { revision } }"}',
  });
  const { data } = (await response.json()) as { data: { contentRevision: { revision: string } } };
  return data.contentRevision.revision;
}

async function expectNothingLeft(pids: number[]): Promise<void> {
  expect(pids.filter(isRunning)).toEqual([]);
  await portIsFree('CMS', '127.0.0.1', checkout.cmsPort, 'CMS_PORT');
  await portIsFree('site', '127.0.0.1', checkout.sitePort, 'SITE_PORT');
  await portIsFree('publisher', '127.0.0.1', publisherPort, 'PUBLISHER_PORT');
}

/** `npm run site -- …`, as a person types it. */
async function command(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const child = spawn(process.execPath, [join(root, 'scripts/site.ts'), ...args], { env: checkout.env });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, output, errors };
}

describe('npm start', () => {
  let first: Start;
  let second: Start;
  let pids: number[];
  let revision: string;

  test('goes from nothing to the running site, telling each step and its time', async () => {
    first = begin();
    await first.prints(ready);
    pids = first.children().map(({ pid }) => pid);
    const seconds = String.raw`\(\d+\.\d s\)`;
    const lines = first.output.split('\n').filter((line) => /^[✔!✖]/.test(line));
    expect(lines).toEqual([
      '! Made 11 secrets in secrets.env. Keep that file private.',
      expect.stringMatching(new RegExp(`^✔ Building what has changed ${seconds}$`)),
      expect.stringMatching(new RegExp(`^✔ Starting the CMS on SQLite ${seconds}$`)),
      expect.stringMatching(new RegExp(`^✔ Importing the sample content ${seconds}$`)),
      expect.stringMatching(new RegExp(`^✔ Pulling the content: \\d+ entries, \\d+ pictures ${seconds}$`)),
      expect.stringMatching(new RegExp(`^✔ Rendering the site: \\d+ pages and files ${seconds}$`)),
      expect.stringMatching(new RegExp(`^✔ Releasing: \\w+-\\w+ ${seconds}$`)),
    ]);
    expect(first.output).toContain(`  Site    http://localhost:${checkout.sitePort}/\n`);
    expect(first.output).toContain(
      `  Admin   http://localhost:${checkout.cmsPort}/admin   (the first visit makes you its owner)\n`,
    );
  }, 300_000);

  test('serves the site under its own address, and the CMS with its admin', async () => {
    const page = await site('/guide/back-massage-benefits/');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(
      `<link rel="canonical" href="http://localhost:${checkout.sitePort}/guide/back-massage-benefits/">`,
    );
    expect((await fetch(`http://127.0.0.1:${checkout.cmsPort}/admin/init`)).status).toBe(200);
    revision = await contentRevision();
  });

  test('takes commands while it runs', async () => {
    // Smaller pictures are made after the first release, and released when they are there.
    let status = await command('status');
    while (status.code === 0 && !status.output.includes('The site shows what the CMS has.'))
      status = await command('status');
    expect(status).toMatchObject({ code: 0, errors: '' });
    expect(status.output).toMatch(/^Release \d{8}T\d{9}Z-[\da-f]{8} is live: first at .*, \d+ files\.$/m);
    const releases = JSON.parse((await command('releases', '--json')).output) as ReleaseSummary[];
    expect(releases.filter(({ live }) => live)).toHaveLength(1);
    expect(await command('rollback', 'yesterday')).toMatchObject({ code: 1, output: '' });
    expect(await command('rollback')).toMatchObject({
      code: 2,
      errors: 'Which release? Usage: npm run site -- rollback <release> [--json]\n',
    });
    const hook = await fetch(`http://127.0.0.1:${publisherPort}/hooks/rebuild`, {
      method: 'POST',
      headers: { authorization: `Bearer ${checkout.secrets.REBUILD_TOKEN}` },
    });
    expect([hook.status, await hook.json()]).toEqual([202, { revision }]);
  }, 300_000);

  test('keeps the site up when the CMS is killed, and says so', async () => {
    const cms = first.children().find(({ command }) => command.includes('strapi.js start'));
    process.kill(cms?.pid ?? 0, 'SIGKILL');
    await first.prints('! The cms has ended (code 1). The site stays up as it is. Its log: ');
    expect((await site('/')).status).toBe(200);
    expect((await site('/techniques/swedish/')).status).toBe(200);
  }, 30_000);

  test('ends everything on Ctrl-C, with code 0', async () => {
    expect(pids).toHaveLength(3);
    expect(await first.interrupt()).toBe(0);
    await expectNothingLeft(pids);
  }, 30_000);

  test('changes no content on the next start, makes no secret and imports nothing again', async () => {
    const secrets = checkout.secrets;
    second = begin();
    await second.prints(ready);
    expect(await contentRevision()).toBe(revision);
    expect(checkout.secrets).toEqual(secrets);
    expect(second.output).not.toMatch(/secrets|Importing/);
    pids = second.children().map(({ pid }) => pid);
    expect(await second.interrupt()).toBe(0);
    await expectNothingLeft(pids);
  }, 120_000);
});

describe('npm start says what is in its way, and leaves nothing running', () => {
  let stop = async () => {};
  afterEach(() => stop());

  async function occupy(port: number): Promise<void> {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    stop = async () => {
      server.close();
      await once(server, 'close');
    };
  }

  test('a busy port of the CMS', async () => {
    const { cmsPort } = checkout;
    await occupy(cmsPort);
    const start = begin();
    expect(await start.exited).toBe(1);
    expect(start.output).toBe(
      `✖ Port ${cmsPort} is busy, and the CMS needs it. Stop the program that uses it, or choose another: CMS_PORT=${cmsPort + 10} npm start\n`,
    );
  });

  test('a busy port of the site', async () => {
    const { sitePort } = checkout;
    await occupy(sitePort);
    const start = begin();
    expect(await start.exited).toBe(1);
    expect(start.output).toBe(
      `✖ Port ${sitePort} is busy, and the site needs it. Stop the program that uses it, or choose another: SITE_PORT=${sitePort + 10} npm start\n`,
    );
  });

  test('a busy port of the publisher', async () => {
    await occupy(publisherPort);
    const start = begin();
    expect(await start.exited).toBe(1);
    expect(start.output).toBe(
      `✖ Port ${publisherPort} is busy, and the publisher needs it. Stop the program that uses it, or choose another: PUBLISHER_PORT=${publisherPort + 10} npm start\n`,
    );
  });

  test('a database that is none', async () => {
    writeFileSync(checkout.database, 'This is a letter, not a database.');
    stop = async () => {};
    const start = begin();
    expect(await start.exited).toBe(1);
    expect(start.output).toBe(
      `✖ The database ${checkout.database} cannot be read: it is not a SQLite database. Put a backup in its place, or move it away to start with the sample content.\n`,
    );
    await expectNothingLeft([]);
  });
});
