import type { Core } from '@strapi/strapi';
import { refusalOf } from '../../content-model/problems';

/** The condition's id, as Strapi makes it of its name. */
export const ownProfile = 'api::own-profile';

const therapistUid = 'api::therapist.therapist';

interface PermissionService {
  conditionProvider: { register(condition: object): Promise<unknown> };
}

/**
 * A condition that a role's permissions on therapists may carry: the profile whose account is the reader's. Call it while
 * registering: Strapi takes conditions away that are not known by then.
 */
export async function registerOwnProfile(strapi: Core.Strapi): Promise<void> {
  const { conditionProvider } = strapi.service('admin::permission') as unknown as PermissionService;
  await conditionProvider.register({
    name: 'own-profile',
    displayName: 'Is the profile of whoever is signed in',
    category: 'Therapists',
    handler: ({ email }: { email: string }) => ({ account: { $eq: email.toLowerCase() } }),
  });
  const inSmallLetters = ({ params }: { params: { data?: { account?: unknown } } }) => {
    const { data } = params;
    if (typeof data?.account === 'string') data.account = data.account.trim().toLowerCase();
  };
  strapi.db.lifecycles.subscribe({
    models: [therapistUid],
    beforeCreate: inSmallLetters,
    beforeUpdate: inSmallLetters,
    afterUpdate: ({ result }) => sameAccountLive(strapi, result as Profile),
  });
  strapi.db.lifecycles.subscribe({
    models: ['admin::user'],
    beforeUpdate: ({ params }) => refuseOtherAddress(strapi, params as UserUpdate),
  });
}

interface Profile {
  documentId: string;
  account?: string | null;
  publishedAt?: unknown;
}

/**
 * The published row has the account of the draft at once: whoever had it before could otherwise bring back that row with
 * “Discard changes”. It is on no page, so no revision has to show it.
 */
async function sameAccountLive(strapi: Core.Strapi, { documentId, account, publishedAt }: Profile): Promise<void> {
  if (publishedAt) return;
  const { tableName } = strapi.db.metadata.get(therapistUid);
  await strapi.db.transaction(({ trx }) =>
    trx(tableName)
      .where('document_id', documentId)
      .whereNotNull('published_at')
      .update({ account: account ?? null }),
  );
}

interface UserUpdate {
  where?: { id?: number };
  data?: { email?: unknown };
}

/**
 * Strapi lets everybody change the own e-mail address, and a profile is found by it: with a colleague's address one would
 * have the colleague's profile.
 */
async function refuseOtherAddress(strapi: Core.Strapi, { where, data }: UserUpdate): Promise<void> {
  const state = strapi.requestContext.get()?.state as { user?: object; userAbility?: Ability } | undefined;
  if (typeof data?.email !== 'string' || !state?.user || !state.userAbility) return;
  if (state.userAbility.can('admin::users.update')) return;
  const user = (await strapi.db.query('admin::user').findOne({ where })) as { email: string } | null;
  if (user?.email.toLowerCase() === data.email.toLowerCase()) return;
  throw refusalOf([
    { path: ['email'], message: 'Ask an owner to change your e-mail address: your profile goes by it.' },
  ]);
}

interface Ability {
  can(action: string): boolean;
}
