/**
 * Builds the server code and the admin panel: `npm run build:cms -w cms`. Strapi reads its settings to do so and puts none
 * of the secrets into what it makes; a checkout without `.env` builds too.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { throwawaySecrets } from './throwaway-secrets.ts';

const app = join(import.meta.dirname, '..');
const strapi = join(app, '../node_modules/@strapi/strapi/bin/strapi.js');
const env = { ...process.env, ...throwawaySecrets(), STRAPI_TELEMETRY_DISABLED: 'true' };
const { status } = spawnSync(process.execPath, [strapi, 'build'], { cwd: app, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
