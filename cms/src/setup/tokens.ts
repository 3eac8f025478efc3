import type { Core } from '@strapi/strapi';

interface Token {
  name: string;
  description: string;
  accessKey: string;
}

/**
 * The two read-only API tokens, kept equal to the settings: the database stores their hashes alone. A read-only token
 * reads what the GraphQL allow-list shows; only the preview token is shown drafts (`graphql/drafts.ts`).
 */
export async function provisionTokens(strapi: Core.Strapi): Promise<void> {
  const settings = strapi.config.get('settings') as { CMS_TOKEN: string; PREVIEW_TOKEN: string };
  await provision(strapi, {
    name: 'Site',
    description: 'Reads published content for the site. Made from CMS_TOKEN.',
    accessKey: settings.CMS_TOKEN,
  });
  await provision(strapi, {
    name: 'Preview',
    description: 'Reads drafts for the preview. Made from PREVIEW_TOKEN.',
    accessKey: settings.PREVIEW_TOKEN,
  });
}

async function provision(strapi: Core.Strapi, { name, description, accessKey }: Token): Promise<void> {
  const tokens = strapi.db.query('admin::api-token');
  const hash = strapi.service('admin::api-token')?.hash(accessKey) as string;
  const existing = await tokens.findOne({ where: { name } });
  if (existing?.accessKey === hash) return;
  const data = { name, description, type: 'read-only', kind: 'content-api', accessKey: hash, encryptedKey: null };
  if (existing) await tokens.update({ where: { id: existing.id }, data });
  else await tokens.create({ data: { ...data, lifespan: null, expiresAt: null } });
}
