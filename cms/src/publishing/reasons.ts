import type { Core, UID } from '@strapi/strapi';
import { type EntryType, type Problem, unfitReasons } from '@kneadful/shared-types';
import { defaultLocale, isOriginal } from '../content-model/published';
import { emptyFields } from './empty-fields';
import { takenProblems } from './taken-values';

/**
 * Every reason why a row cannot be live, each field once: for the guard, and for the report beside the form.
 * @param row with its components and links, these limited to what is live
 */
export async function reasonsAgainst(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  type: EntryType,
  row: Record<string, unknown>,
): Promise<Problem[]> {
  const rules = [
    ...(await takenProblems(strapi, uid, row)),
    ...unfitReasons(type, row, isOriginal(row, await defaultLocale(strapi))),
  ];
  const explained = new Set(rules.map(({ path }) => path.join('.')));
  return [...emptyFields(strapi, uid, row).filter(({ path }) => !explained.has(path.join('.'))), ...rules];
}
