import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const guard = join(import.meta.dirname, 'network-guard.cjs');

describe('The network guard', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kneadful-guard-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Runs a module under the guard: what it printed, and what the guard recorded. */
  function run(code: string) {
    const file = join(folder, 'calls');
    const env = { ...process.env, NODE_OPTIONS: `--require ${guard}`, NETWORK_GUARD_FILE: file };
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      env,
      encoding: 'utf8',
    });
    return {
      printed: stdout + stderr,
      recorded: existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [],
    };
  }

  test.each([
    [
      'fetch',
      "await fetch('https://example.org/x').catch((error) => console.log(error.cause.code))",
      'ECONNREFUSED\n',
      'connect example.org:443',
    ],
    [
      'a request',
      "import http from 'node:http'; http.get('http://192.0.2.1:8080').on('error', (error) => console.log(error.code))",
      'ECONNREFUSED\n',
      'connect 192.0.2.1:8080',
    ],
    [
      'a TLS connection',
      "import tls from 'node:tls'; tls.connect(443, 'example.org').on('error', (error) => console.log(error.code))",
      'ECONNREFUSED\n',
      'connect example.org:443',
    ],
    [
      'a socket',
      "import net from 'node:net'; net.connect({ host: '2001:db8::1', port: 5432 }).on('error', (error) => console.log(error.code))",
      'ECONNREFUSED\n',
      'connect 2001:db8::1:5432',
    ],
    [
      'a look-up',
      "import dns from 'node:dns'; dns.lookup('example.org', (error) => console.log(error.code))",
      'ECONNREFUSED\n',
      'dns example.org',
    ],
    [
      'a look-up by promise',
      "import dns from 'node:dns/promises'; await dns.resolve4('example.org').catch((error) => console.log(error.code))",
      'ECONNREFUSED\n',
      'dns example.org',
    ],
    [
      'a datagram',
      "import dgram from 'node:dgram'; const socket = dgram.createSocket('udp4'); socket.on('error', (error) => { console.log(error.code); socket.close(); }); socket.send('x', 53, '192.0.2.1')",
      'ECONNREFUSED\n',
      'datagram 192.0.2.1',
    ],
  ])('refuses and records %s to another host', (_what, code, printed, recorded) => {
    expect(run(code)).toEqual({ printed, recorded: [recorded] });
  });

  test('lets a process talk to its own machine', () => {
    const code = `
      import http from 'node:http';
      const server = http.createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1', async () => {
        const { port } = server.address();
        for (const host of ['127.0.0.1', 'localhost']) console.log(await (await fetch('http://' + host + ':' + port)).text());
        server.closeAllConnections();
        server.close();
      });`;
    expect(run(code)).toEqual({ printed: 'hello\nhello\n', recorded: [] });
  });

  test('watches the child processes too', () => {
    const child = "fetch('https://example.org').catch(() => {})";
    expect(
      run(
        `import { spawnSync } from 'node:child_process'; spawnSync(process.execPath, ['--eval', ${JSON.stringify(child)}])`,
      ).recorded,
    ).toEqual(['connect example.org:443']);
  });
});
