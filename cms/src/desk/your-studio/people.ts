import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Colleague, EntryPass, People } from '@kneadful/shared-types';
import { type Name, personName } from '../../publishing/person-name';

/** Long enough to hand a link over, in milliseconds. Strapi's own, for a mail, is an hour. */
const passwordLinkLasts = 24 * 60 * 60 * 1000;

interface Account extends Name {
  id: number;
  email: string;
  isActive?: boolean | null;
  registrationToken?: string | null;
  roles?: { id: number; code: string; name: string; description?: string | null }[];
}

/** Everybody with an account, by name, and the roles that there are. */
export async function peopleOf(strapi: Core.Strapi, you: number): Promise<People> {
  const accounts: Account[] = await strapi.db.query('admin::user').findMany({ populate: ['roles'] });
  const roles: NonNullable<Account['roles']> = await strapi.db
    .query('admin::role')
    .findMany({ orderBy: { id: 'asc' } });
  return {
    people: accounts
      .map((account) => ({
        id: account.id,
        name: nameOf(account),
        email: account.email,
        roles: (account.roles ?? []).map(({ name }) => name),
        state: stateOf(account),
        isYou: account.id === you,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    roles: roles.map(({ id, name, description }) => ({ id, name, description: description ?? '' })),
  };
}

const nameOf = (account: Account): string => personName(account) || account.email;

function stateOf({ isActive, registrationToken }: Account): Colleague['state'] {
  if (isActive) return 'active';
  return registrationToken ? 'invited' : 'off';
}

/**
 * A link for somebody who was invited to come in, or who has forgotten the password to choose another. Strapi lets each be
 * used once, and the link before it is worth nothing any more. It is in the answer alone.
 * @throws NotFoundError, and ApplicationError where an owner has switched the account off
 */
export async function makeLinkFor(strapi: Core.Strapi, id: number): Promise<EntryPass> {
  const account: Account | null = await strapi.db.query('admin::user').findOne({ where: { id } });
  if (!account) throw new errors.NotFoundError('There is no such account. Somebody may have deleted it.');
  const state = stateOf(account);
  if (state === 'off')
    throw new errors.ApplicationError(
      `The account of ${nameOf(account)} is switched off. Switch it on under Users first.`,
    );
  const token = strapi.service('admin::token')!.createToken() as string;
  const update = (data: object) => strapi.service('admin::user')!.updateById(id, data) as Promise<unknown>;
  const admin = strapi.config.get<string>('admin.absoluteUrl');
  if (state === 'invited') {
    await update({ registrationToken: token });
    return { kind: 'invitation', url: `${admin}/auth/register?registrationToken=${token}` };
  }
  const until = new Date(Date.now() + passwordLinkLasts);
  await update({ resetPasswordToken: token, resetPasswordTokenExpiresAt: until });
  return { kind: 'password', url: `${admin}/auth/reset-password?code=${token}`, until: until.toISOString() };
}
