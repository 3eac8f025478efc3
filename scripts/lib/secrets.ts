import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/** Every secret of the project, and how long it is in bytes. `APP_KEYS` is a pair, so that one can be rotated. */
const secrets: Record<string, () => string> = {
  APP_KEYS: () => `${random(24)},${random(24)}`,
  API_TOKEN_SALT: () => random(24),
  ADMIN_JWT_SECRET: () => random(32),
  TRANSFER_TOKEN_SALT: () => random(24),
  ENCRYPTION_KEY: () => random(32),
  CMS_TOKEN: () => random(48),
  PREVIEW_TOKEN: () => random(48),
  PREVIEW_SECRET: () => random(32),
  REBUILD_WEBHOOK_SECRET: () => `whsec_${randomBytes(32).toString('base64')}`,
  REBUILD_TOKEN: () => random(48),
  INTAKE_TOKEN: () => random(48),
};

const header = `# Secrets of this machine, made on first start. Keep them out of version control; what is set in the environment wins.
`;

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

/** The file of secrets: `.env` at the root, or where `ENV_FILE` says. */
export const envFile = (root: string): string =>
  process.env.ENV_FILE ? resolve(process.env.ENV_FILE) : join(root, '.env');

/** Takes what that file says into the environment, where it is not set already. */
export function loadEnv(root: string): void {
  const file = envFile(root);
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * Adds the secrets that `file` lacks and the environment does not set. What is there stays as it is.
 * @returns the names of the secrets it made
 */
export function makeSecrets(file: string, env: NodeJS.ProcessEnv = process.env): string[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : header;
  const known = parseEnv(text);
  const missing = Object.keys(secrets).filter((name) => !known[name] && !env[name]);
  if (missing.length === 0) return [];
  if (!existsSync(file)) writeFileSync(file, header, { mode: 0o600 });
  const lines = missing.map((name) => `${name}=${secrets[name]?.()}\n`);
  appendFileSync(file, `${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('')}`);
  return missing;
}
