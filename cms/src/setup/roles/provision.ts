import { isDeepStrictEqual } from 'node:util';
import type { Core, UID } from '@strapi/strapi';
import { isLocalized, localeCodes, permissionFields } from '../../content-model/permission-fields';
import { type ContentGrant, owner, type RoleDefinition, roles } from './definitions';

interface Role {
  id: number;
  code: string;
  name: string;
}

interface Permission {
  action: string;
  subject?: string | null;
  properties?: { fields?: string[]; locales?: string[] | null };
  conditions?: string[];
}

interface RoleService {
  assignPermissions(roleId: number, permissions: Permission[]): Promise<unknown>;
}

/** Makes the studio's roles, and gives them every language that is added later. Call it while bootstrapping. */
export async function provideRoles(strapi: Core.Strapi): Promise<void> {
  await provisionRoles(strapi);
  strapi.db.lifecycles.subscribe({
    models: ['plugin::i18n.locale'],
    afterCreate: () => provisionRoles(strapi),
    afterDelete: () => provisionRoles(strapi),
  });
}

/** Keeps the roles equal to the code until an owner changes one: from then on it is the owner's. */
async function provisionRoles(strapi: Core.Strapi): Promise<void> {
  const query = strapi.db.query('admin::role');
  await query.updateMany({ where: { code: owner.code, name: 'Super Admin' }, data: owner });
  const written = strapi.store!({ type: 'core', name: 'kneadful_roles' });
  const locales = await localeCodes(strapi);
  for (const definition of roles) {
    const role = await roleOf(strapi, definition);
    const before = (await written.get({ key: definition.code })) as Written | null;
    const permissions = permissionsOf(strapi, definition, locales);
    const now = writtenPart(permissions);
    if (before && (isDeepStrictEqual(before, now) || (await isEdited(strapi, role, before)))) continue;
    if (!before) await query.update({ where: { id: role.id }, data: nameOf(definition) });
    await roleService(strapi).assignPermissions(role.id, permissions);
    await written.set({ key: definition.code, value: now });
  }
  await removeAuthors(strapi);
}

const roleService = (strapi: Core.Strapi) => strapi.service('admin::role') as unknown as RoleService;

const nameOf = ({ name, description }: RoleDefinition) => ({ name, description });

async function roleOf(strapi: Core.Strapi, definition: RoleDefinition): Promise<Role> {
  const query = strapi.db.query('admin::role');
  const { code } = definition;
  const present = (await query.findOne({ where: { code } })) as Role | null;
  if (present) return present;
  const made = query.create({ data: { code, ...nameOf(definition) } }).catch(async (error: unknown) => {
    // Another CMS that starts on the same database was a moment faster: the column is unique.
    const other = await query.findOne({ where: { code } });
    if (!other) throw error;
    return other;
  });
  return (await made) as Role;
}

/** Strapi's third role, by which nobody could tell what an author may not do, unless somebody has it. */
async function removeAuthors(strapi: Core.Strapi): Promise<void> {
  const query = strapi.db.query('admin::role');
  const role = await query.findOne({ where: { code: 'strapi-author', name: 'Author' }, populate: ['users'] });
  if (!role || role.users.length > 0) return;
  await strapi.db.query('admin::permission').deleteMany({ where: { role: { id: role.id } } });
  await query.delete({ where: { id: role.id } });
}

function permissionsOf(strapi: Core.Strapi, { content, others }: RoleDefinition, locales: string[]): Permission[] {
  return [
    ...content.flatMap((grant) => contentPermissions(strapi, grant, locales)),
    ...others.map(({ action, conditions = [] }) => ({
      action,
      subject: null,
      properties: {},
      conditions: [...conditions],
    })),
  ];
}

/** Deleting and publishing are about whole entries. */
const aboutFields = ['create', 'read', 'update'];

function contentPermissions(
  strapi: Core.Strapi,
  { uid, actions, without = [], conditions = [] }: ContentGrant,
  locales: string[],
): Permission[] {
  const fields = permissionFields(strapi, uid).filter((field) => !without.includes(field));
  return actions.map((action) => ({
    action: `plugin::content-manager.explorer.${action}`,
    subject: uid,
    properties: {
      ...(aboutFields.includes(action) && { fields }),
      // Named one by one: where nothing but the language can be given, Strapi takes `null`, which is all, for nothing.
      ...(isLocalized(strapi, uid) && { locales }),
    },
    conditions: [...conditions],
  }));
}

/** Fields and languages by what may be done with them. */
type Written = Record<string, { fields: string[]; locales: string[] }>;

const writtenPart = (permissions: readonly Permission[]): Written =>
  Object.fromEntries(
    permissions
      .map(({ action, subject, properties, conditions = [] }): [string, Written[string]] => [
        [action, subject ?? '', ...[...conditions].sort()].join(' '),
        { fields: [...(properties?.fields ?? [])].sort(), locales: [...(properties?.locales ?? [])].sort() },
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Whether an owner has changed the role since. Fields that came or went with the code do not count. */
async function isEdited(strapi: Core.Strapi, role: Role, before: Written): Promise<boolean> {
  const present: Permission[] = await strapi.db
    .query('admin::permission')
    .findMany({ where: { role: { id: role.id } } });
  const now = writtenPart(present);
  if (!isDeepStrictEqual(Object.keys(now), Object.keys(before))) return true;
  return Object.entries(before).some(([key, { fields, locales }]) => {
    const [, uid = ''] = key.split(' ');
    const known = uid ? new Set(permissionFields(strapi, uid as UID.ContentType)) : new Set<string>();
    const still = (list: readonly string[]) => list.filter((field) => known.has(field) && fields.includes(field));
    return !isDeepStrictEqual(still(now[key]!.fields), still(fields)) || !isDeepStrictEqual(now[key]!.locales, locales);
  });
}
