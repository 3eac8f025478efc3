/**
 * The door to every root command, and the only code that may meet a machine with nothing installed and any Node from 20
 * on: it installs what is missing and hands over to the Node that the lock file pins.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const [command, ...args] = process.argv.slice(2);

const stamp = join(root, 'node_modules/.kneadful-installed');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) await install();
process.exitCode = await run(pinnedNode(), [join(root, 'scripts', `${command}.ts`), ...args]);

async function install() {
  const start = Date.now();
  process.stdout.write('  Installing packages (about two minutes the first time) …\n');
  // The Node that installs may be older than what some packages ask for; the one that runs them is not.
  const code = await run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    shell: process.platform === 'win32',
  });
  if (code !== 0) {
    console.error(
      '\nThe packages could not be installed. Check the messages above and the connection, then run the command again.',
    );
    process.exit(code);
  }
  writeFileSync(stamp, lock);
  process.stdout.write(`✔ Packages installed (${((Date.now() - start) / 1000).toFixed(1)} s)\n`);
}

/** Node 24 from npm. There is none for a Mac: its own Node serves if it is new enough. */
function pinnedNode() {
  const { platform, arch } = process;
  const folder = join(root, 'node_modules', `node-${platform === 'win32' ? 'win' : platform}-${arch}`, 'bin');
  const pinned = join(folder, platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) {
    // Before 22.18 Node strips types only when asked to.
    if (major === 22 && minor < 18)
      process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --experimental-strip-types`;
    return process.execPath;
  }
  console.error(
    `Kneadful needs Node 22.12 or newer on this machine; this is ${process.versions.node}. Install it and run the command again.`,
  );
  process.exit(1);
}

function run(file, parameters, options = {}) {
  return new Promise((resolve) => {
    const path = `${join(root, 'node_modules/.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
    const quiet = {
      ASTRO_TELEMETRY_DISABLED: '1',
      STRAPI_TELEMETRY_DISABLED: 'true',
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
      NODE_NO_WARNINGS: '1',
      npm_config_update_notifier: 'false',
    };
    const child = spawn(file, parameters, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...quiet, PATH: path },
      ...options,
    });
    // Ctrl-C reaches the whole group: the child decides when it is over.
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => resolve(signal ? 130 : (code ?? 1)));
  });
}
