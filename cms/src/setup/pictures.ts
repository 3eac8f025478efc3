import type { Core } from '@strapi/strapi';

/**
 * Strapi stores pictures anew, without the mark that says how the phone was held: it has to turn them first, or they lie
 * on their side. Set once, since an admin may decide otherwise.
 */
export async function turnPicturesUpright(strapi: Core.Strapi): Promise<void> {
  const done = strapi.store!({ type: 'core', name: 'kneadful_setup', key: 'pictures' });
  if (await done.get({})) return;
  const settings = strapi.store!({ type: 'plugin', name: 'upload', key: 'settings' });
  await settings.set({ value: { ...((await settings.get({})) as object), autoOrientation: true, aiMetadata: false } });
  await done.set({ value: { set: true } });
}
