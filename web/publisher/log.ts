import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

export interface LogOptions {
  level: string;
  /** Where the lines go. */
  to: DestinationStream;
}

/** Whatever is logged by mistake under these names is left out. Bodies and addresses are never handed to the log. */
const secret = ['authorization', 'token', 'secret', 'headers', 'body'];

/** JSON, one line for each event. */
export function createLog({ level, to }: LogOptions): Log {
  return pino(
    {
      level,
      // Process id and host name say nothing about a site.
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), remove: true },
      // Errors of HTTP clients carry their request, and with it the token: only what names the error is kept.
      serializers: { err: ({ name, message, stack }: Error) => ({ name, message, stack }) },
    },
    to,
  );
}

/** The same for a person at a terminal: the time, the sentence, and what belongs to it. */
export const readable = (print: (line: string) => void): DestinationStream => ({
  write(line) {
    const { time, level, msg, err, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const details = Object.entries(rest).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
    const stack = (err as { stack?: string } | undefined)?.stack;
    const words = [
      new Date(String(time)).toTimeString().slice(0, 8),
      level === 'info' ? '' : `${String(level)}:`,
      msg,
      ...details,
    ];
    print(words.filter(Boolean).join(' ') + (stack ? `\n${stack}` : ''));
  },
});
