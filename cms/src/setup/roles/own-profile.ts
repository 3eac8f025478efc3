import type { Core } from '@strapi/strapi';

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
  });
}
