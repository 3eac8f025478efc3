import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './cms.ts';

export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile: string; args?: Record<string, string> };
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  ports?: string[];
  user?: string;
  volumes?: (string | { type: string; source: string; target: string; read_only?: boolean })[];
  [key: string]: unknown;
}

export interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

export const composeText = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

/** The file as Compose reads it, before it puts in the variables. */
export const parseCompose = (text: string): ComposeFile => parse(text, { merge: true }) as ComposeFile;

/** The file as Compose runs it. @throws with the sentence of a required variable that is missing */
export const composeWith = (env: Record<string, string>): ComposeFile =>
  mapStrings(parseCompose(composeText), (text) => interpolate(text, env)) as ComposeFile;

/** Every variable that the file reads, with what it says of those that must be set. */
export function composeVariables(): Map<string, { required?: string }> {
  const variables = new Map<string, { required?: string }>();
  mapStrings(parseCompose(composeText), (text) =>
    interpolate(text, {}, (name, required) => variables.set(name, required === undefined ? {} : { required })),
  );
  return variables;
}

type Missing = (name: string, required?: string) => unknown;

const stop: Missing = (name, required) => {
  if (required !== undefined) throw new Error(`${name}: ${required}`);
};

/** Compose's `${NAME}`, `${NAME:-default}`, where a default may hold variables, `${NAME:?sentence}`, and `$$` for a dollar. */
function interpolate(text: string, env: Record<string, string>, missing: Missing = stop): string {
  const start = text.search(/\$[${]/);
  if (start < 0) return text;
  if (text[start + 1] === '$') return `${text.slice(0, start)}$${interpolate(text.slice(start + 2), env, missing)}`;
  const end = closingBrace(text, start + 1);
  const [, name = '', operator, rest = ''] = /^(\w+)(:[-?])?(.*)$/s.exec(text.slice(start + 2, end)) ?? [];
  if (!env[name]) missing(name, operator === ':?' ? rest : undefined);
  const value = env[name] || (operator === ':-' ? interpolate(rest, env, missing) : '');
  return `${text.slice(0, start)}${value}${interpolate(text.slice(end + 1), env, missing)}`;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  throw new Error(`A brace is not closed in ${text}`);
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, change)]));
}
