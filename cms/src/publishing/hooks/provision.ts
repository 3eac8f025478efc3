import type { Core } from '@strapi/strapi';
import type { Settings } from '../../../config/settings';
import { publisherUrl } from './address';
import { seal, unseal } from './seal';
import { createHook, findHook, triedAnew, updateHook } from './store';

const provisionedAs = 'publisher';

/**
 * The publisher's own hook. Its address and secret follow the settings at each start; whether it is switched on is an
 * editor's choice. Without a secret there is none to make.
 */
export async function provisionPublisherHook(strapi: Core.Strapi): Promise<void> {
  const settings = strapi.config.get('settings') as Settings;
  const secret = settings.REBUILD_WEBHOOK_SECRET;
  if (!secret) return;
  const url = `${publisherUrl(settings).replace(/\/+$/, '')}/hooks/rebuild`;
  const present = await findHook(strapi, { provisionedAs });
  if (!present) {
    const data = {
      name: 'Publisher',
      hookKind: 'publisher',
      url: seal(strapi, url),
      secret: seal(strapi, secret),
    } as const;
    await createHook(strapi, { ...data, enabled: true, provisionedAs }).catch(async (error: unknown) => {
      // Another CMS that starts on the same database was a moment faster: the column is unique.
      if (!(await findHook(strapi, { provisionedAs }))) throw error;
    });
    return;
  }
  if (unseal(strapi, present.url) === url && present.secret && unseal(strapi, present.secret) === secret) return;
  const data = { url: seal(strapi, url), secret: seal(strapi, secret), ...triedAnew(present) };
  await updateHook(strapi, { id: present.id }, data);
}
