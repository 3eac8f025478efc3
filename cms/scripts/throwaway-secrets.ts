import { randomBytes } from 'node:crypto';

const names = [
  'APP_KEYS',
  'API_TOKEN_SALT',
  'ADMIN_JWT_SECRET',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'CMS_TOKEN',
  'PREVIEW_TOKEN',
];

/** A set of secrets for a process that reads its settings and keeps nothing made with them. */
export const throwawaySecrets = (): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('base64url')]));
