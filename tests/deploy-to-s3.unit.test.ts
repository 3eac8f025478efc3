import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { redirectsFile } from '../web/publisher/hosts/redirects-file.ts';
import { root } from './support/cms.ts';

const [, commands = ''] = /```bash\n(.*?)```/s.exec(readFileSync(join(root, 'docs/deploy.md'), 'utf8')) ?? [];
const folder = mkdtempSync(join(tmpdir(), 'kneadful-s3-'));
const redirects = { '/old/': '/guide/', '/früher/preise/': '/services/über/', '/partner/': 'https://partner.example/' };

/** Every call of the AWS command line, as its arguments. */
let calls: string[][];

beforeAll(() => {
  const site = join(folder, 'web/dist/site');
  for (const path of Object.keys(redirects)) {
    mkdirSync(join(site, path), { recursive: true });
    writeFileSync(join(site, path, 'index.html'), 'Leads on.');
  }
  writeFileSync(join(site, '_redirects'), redirectsFile(redirects, { base: '', forced: false }));
  mkdirSync(join(folder, 'bin'));
  const aws = join(folder, 'bin/aws');
  writeFileSync(
    aws,
    `#!/bin/sh\nfor word; do printf '%s\\0' "$word"; done >> '${folder}/calls'\necho >> '${folder}/calls'\n`,
  );
  chmodSync(aws, 0o755);
  execFileSync('bash', [], {
    cwd: folder,
    input: commands,
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      BUCKET: 'studio',
      DISTRIBUTION: 'E1',
      LC_ALL: 'C.UTF-8',
    },
  });
  calls = readFileSync(join(folder, 'calls'), 'utf8')
    .split('\0\n')
    .filter(Boolean)
    .map((line) => line.split('\0'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const after = (call: string[], option: string) => call[call.indexOf(option) + 1];

test('the commands for S3 bring assets before the pages that refer to them, and delete no assets', () => {
  const [assets, pages] = calls.filter(([, command]) => command === 'sync');
  expect(assets).toEqual(expect.arrayContaining(['s3://studio', '_astro/*', 'media/*']));
  expect(assets).not.toContain('--delete');
  expect(after(assets!, '--cache-control')).toBe('public, max-age=31536000, immutable');
  expect(pages).toEqual(expect.arrayContaining(['--delete', '_*', 'media/*', 'no-cache']));
  expect(calls.indexOf(assets!)).toBeLessThan(calls.indexOf(pages!));
});

test('the commands for S3 write a real redirect over each page that leads on', () => {
  const written = calls.filter(([service]) => service === 's3api');
  expect(written.map((call) => [after(call, '--key'), after(call, '--website-redirect-location')])).toEqual([
    ['old/index.html', '/guide/'],
    ['früher/preise/index.html', '/services/%C3%BCber/'],
    ['partner/index.html', 'https://partner.example/'],
  ]);
  for (const call of written)
    expect([after(call, '--body'), existsSync(join(folder, 'web/dist/site', after(call, '--body')!))]).toEqual([
      `./${after(call, '--key')}`,
      true,
    ]);
});

test('the commands for S3 tell the CDN at the end', () => {
  expect(calls.at(-1)).toEqual(['cloudfront', 'create-invalidation', '--distribution-id', 'E1', '--paths', '/*']);
});
