import type { PublisherControl } from '../control.ts';
import type { FormsSite } from '../forms/site.ts';
import type { PreviewSource } from '../preview/source.ts';
import type { Log } from '../log.ts';
import type { ControlSettings, Settings } from '../settings.ts';
import type { Report } from './report.ts';

/** The publisher as a process owns it: opened, started and stopped. */
export interface OwnPublisher extends PublisherControl {
  /** For the forms of visitors. */
  readonly forms: FormsSite;
  /** For editors who look at drafts. */
  readonly previews: PreviewSource;
  start(): void;
  /** When what follows a release is made too: pictures in other sizes, compressed files, the search index. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** What a command gets from the process that runs it. */
export interface World {
  settings(): Settings;
  controlSettings(): ControlSettings;
  /** Opens the publisher in this process: it is one process's alone. */
  openPublisher(settings: Settings, log: Log): Promise<OwnPublisher>;
  /** A line of the result. */
  print(line: string): void;
  /** A line of what is wrong. */
  complain(line: string): void;
  /** What is being done meanwhile. */
  report: Report;
  /** Where a progress bar may be drawn. */
  terminal: NodeJS.WriteStream;
}

export interface Arguments {
  operands: string[];
  full: boolean;
  /** For machines: the result as JSON, and nothing else. */
  json: boolean;
}

export interface Command {
  summary: string;
  /** Names of what has to follow the command. */
  operands?: string[];
  options?: ('full' | 'json')[];
  run(world: World, args: Arguments): Promise<void>;
}

/** A command that cannot be carried out, for a reason that the sentence explains. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}
