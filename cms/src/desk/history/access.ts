import type { Core, UID } from '@strapi/strapi';
import { permissionFields } from '../../content-model/permission-fields';
import { defaultLocale, isOriginal } from '../../content-model/published';
import { type Ability, permissionsOf } from '../entry-links';
import { fieldsOf } from './content';
import { modelsOf } from './names';

/** What a reader may see of an entry's versions, and bring back. */
export interface Access {
  /** Whether the role may read the field with everything in it. */
  shows(field: string): boolean;
  /** Why a restore leaves a field alone; nothing where it brings it back. */
  stays(field: string): string | undefined;
  mayRestore: boolean;
}

/**
 * A role sees of versions the fields that it may read of the entry as it is, and brings back those that it may change.
 * A translation brings back what is its own: what all languages share stands on the original.
 */
export async function accessTo(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  draft: Record<string, unknown>,
): Promise<Access> {
  const { cannot } = permissionsOf(strapi, ability, uid);
  const nested = permissionFields(strapi, uid);
  const may = (action: 'read' | 'update') =>
    new Set(
      fieldsOf(modelsOf(strapi), uid)
        .map(([name]) => name)
        .filter((name) =>
          nested
            .filter((field) => field === name || field.startsWith(`${name}.`))
            .every((field) => !cannot[action](draft, field)),
        ),
    );
  const [readable, changeable] = [may('read'), may('update')];
  const shared = isOriginal(draft, await defaultLocale(strapi)) ? [] : sharedFields(strapi, uid);
  return {
    shows: (field) => readable.has(field),
    stays(field) {
      if (shared.includes(field)) return 'All languages share it. It is restored with the original.';
      return changeable.has(field) ? undefined : 'Your role may not change it.';
    },
    mayRestore: !cannot.update(draft),
  };
}

/** Fields that have one value in all languages. */
const sharedFields = (strapi: Core.Strapi, uid: UID.ContentType): string[] =>
  strapi.plugin('i18n').service('content-types').getNonLocalizedAttributes(strapi.contentType(uid)) as string[];
