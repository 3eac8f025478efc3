import type { Core } from '@strapi/strapi';

interface Encryption {
  encrypt(text: string): string | null;
  decrypt(text: string): string | null;
}

const encryption = (strapi: Core.Strapi) => strapi.service('admin::encryption') as unknown as Encryption;

/** Encrypts with AES-256-GCM under ENCRYPTION_KEY, by Strapi's own service. */
export function seal(strapi: Core.Strapi, text: string): string {
  const sealed = encryption(strapi).encrypt(text);
  if (!sealed) throw new Error('ENCRYPTION_KEY is not set, so the secrets of build hooks cannot be stored.');
  return sealed;
}

/** The text again, or nothing if it was encrypted under another ENCRYPTION_KEY. */
export function unseal(strapi: Core.Strapi, sealed: string): string | undefined {
  try {
    return encryption(strapi).decrypt(sealed) ?? undefined;
  } catch {
    return undefined;
  }
}
