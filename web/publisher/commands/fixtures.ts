import { FakePublisher, token } from '../server/fixtures.ts';
import type { Settings } from '../settings.ts';
import { CommandFailed, type World } from './command.ts';
import { compile, publish, resume } from './publish.ts';
import { releases, rollback } from './releases.ts';
import { reportTo } from './report.ts';
import { run } from './run.ts';
import { status } from './status.ts';

export const commands = { status, releases, rollback, resume, publish, compile };

/** A place to run commands in, which keeps what they say. Its own publisher is a fake. */
export class TestWorld implements World {
  readonly own = new FakePublisher();
  readonly printed: string[] = [];
  readonly complaints: string[] = [];
  readonly reported: object[] = [];
  readonly report = reportTo((message) => this.reported.push(message));
  readonly terminal = { isTTY: false } as NodeJS.WriteStream;
  url: string;
  token: string | undefined = token;
  changes: Partial<Settings> = {};

  constructor(url: string) {
    this.url = url;
  }

  settings(): Settings {
    const settings = { host: '127.0.0.1', publisherPort: 0, hookSecrets: [], controlToken: this.token };
    const cms = { url: 'http://127.0.0.1:9', token: 'cms' };
    return {
      ...settings,
      cms,
      siteUrl: new URL('http://localhost:4321'),
      logLevel: 'silent',
      ...this.changes,
    } as unknown as Settings;
  }

  controlSettings() {
    return { url: this.url, token: this.token };
  }

  async openPublisher() {
    return this.own;
  }

  readonly print = (line: string) => void this.printed.push(line);
  readonly complain = (line: string) => void this.complaints.push(line);

  /** @returns the exit code, or the sentence of why the command could not be carried out */
  async run(...argv: string[]): Promise<number | string> {
    try {
      return await run(commands, argv, this);
    } catch (error) {
      if (error instanceof CommandFailed) return error.message;
      throw error;
    }
  }
}
