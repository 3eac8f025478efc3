import type { Core } from '@strapi/strapi';
import type { BuildHook } from './hook';
import type { Target } from './request';
import { unseal } from './seal';
import { splitSecrets } from './sign';

export const unreadable =
  'Its address or its secret cannot be read, because ENCRYPTION_KEY has changed since they were stored. Enter both again.';

/** The hook as it is called, or nothing if it was encrypted under another key. */
export function targetOf(strapi: Core.Strapi, { hookKind, url, secret }: BuildHook): Target | undefined {
  const openUrl = unseal(strapi, url);
  const openSecret = secret ? unseal(strapi, secret) : '';
  if (openUrl === undefined || openSecret === undefined) return undefined;
  return { kind: hookKind, url: openUrl, secrets: splitSecrets(openSecret) };
}
