import { existsSync } from 'node:fs';

interface Tool {
  name: string;
  /** Where Debian, Homebrew and other package managers put it. */
  paths: string[];
  suites: string;
  install: string;
}

const tools = {
  chromium: {
    name: 'Chromium',
    paths: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/snap/bin/chromium',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    suites: 'the tests in a real browser',
    install: 'apt-get install chromium',
  },
  caddy: {
    name: 'Caddy',
    paths: ['/usr/bin/caddy', '/usr/local/bin/caddy', '/opt/homebrew/bin/caddy'],
    suites: 'the tests of the Caddyfile',
    install: 'apt-get install caddy',
  },
} satisfies Record<string, Tool>;

/** The path of a program that some tests need, or nothing where this machine has none. */
export function findTool(name: keyof typeof tools): string | undefined {
  return tools[name].paths.find((path) => existsSync(path));
}

/** One line for each program that is missing: which tests are skipped, and how to get it. */
export function missingTools(): string[] {
  return Object.entries(tools)
    .filter(([name]) => findTool(name as keyof typeof tools) === undefined)
    .map(
      ([, { name, suites, install }]) =>
        `${name} is not on this machine: ${suites} are skipped. To run them: ${install}`,
    );
}
