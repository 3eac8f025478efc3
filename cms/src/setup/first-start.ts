import { resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Settings } from '../../config/settings';
import { progress } from './progress';
import { importSeed, isEmptyDatabase } from './seed/import';

/** The languages that the site has words for, beside the default one. */
const languages = [{ code: 'es', name: 'Spanish (es)' }];

/** Enables them where nothing is written yet. An owner may take one away afterwards, and add others. */
export async function enableLanguages(strapi: Core.Strapi): Promise<void> {
  if (!(await isEmptyDatabase(strapi))) return;
  const service = strapi.plugin('i18n').service('locales');
  for (const language of languages) if (!(await service.findByCode(language.code))) await service.create(language);
}

/** Fills an empty database with the sample content, if the settings say so. */
export async function fillEmptyDatabase(strapi: Core.Strapi): Promise<void> {
  const settings = strapi.config.get('settings') as Settings;
  if (!settings.seedContent || !(await isEmptyDatabase(strapi))) return;
  progress('Importing the sample content');
  const { imported } = await importSeed(strapi, resolve(strapi.dirs.app.root, settings.SEED_DIR));
  strapi.log.info(`Imported the sample content: ${imported} entries.`);
}

/**
 * The first admin of a scripted set-up. In production an admin panel that anybody could register at is not opened.
 * @throws in production, if there is no admin and none is configured
 */
export async function provisionAdmin(strapi: Core.Strapi): Promise<void> {
  if (await strapi.db.query('admin::user').count()) return;
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password, production } = strapi.config.get('settings') as Settings;
  if (email && password) {
    const superAdmin = await strapi.service('admin::role')?.getSuperAdmin();
    await strapi.service('admin::user')?.create({
      email,
      password,
      firstname: 'Studio',
      lastname: 'Owner',
      isActive: true,
      roles: [superAdmin.id],
    });
    return;
  }
  if (production) {
    throw new Error(
      'There is no admin yet, and in production whoever comes first could become one. ' +
        'Set ADMIN_EMAIL and ADMIN_PASSWORD for the first start.',
    );
  }
}
