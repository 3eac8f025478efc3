import { parseArgs } from 'node:util';
import type { Arguments, Command, World } from './command.ts';

export type Commands = Record<string, Command>;

/**
 * Runs what the command line asks for.
 * @returns the exit code of a command line that is none of ours; what a command throws is the caller's to tell
 */
export async function run(commands: Commands, argv: string[], world: World): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === '--help' || name === 'help') {
    world.print(usage(commands));
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const args = command && readArguments(command, rest);
  if (!command || typeof args !== 'object') {
    world.complain(command ? `${args} Usage: npm run site -- ${synopsis(name, command)}` : usage(commands));
    return 2;
  }
  await command.run(world, args);
  return 0;
}

/** The arguments, or what is wrong with them. */
function readArguments({ operands = [], options = [] }: Command, args: string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries(options.map((name) => [name, { type: 'boolean' as const }])),
    });
    if (positionals.length < operands.length) return `Which ${operands[positionals.length]}?`;
    if (positionals.length > operands.length) return `What is “${positionals[operands.length]}”?`;
    return { operands: positionals, full: Boolean(values.full), json: Boolean(values.json) };
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')) throw error;
    return `${(error as Error).message.split('.')[0]}.`;
  }
}

function usage(commands: Commands): string {
  const rows = Object.entries(commands).map(([name, command]) => [synopsis(name, command), command.summary] as const);
  const width = Math.max(...rows.map(([line]) => line.length));
  return [
    'Usage: npm run site -- <command>',
    '',
    ...rows.map(([line, summary]) => `  ${line.padEnd(width)}  ${summary}`),
  ].join('\n');
}

const synopsis = (name: string, { operands = [], options = [] }: Command): string =>
  [name, ...operands.map((operand) => `<${operand}>`), ...options.map((option) => `[--${option}]`)].join(' ');
