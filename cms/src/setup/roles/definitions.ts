import type { UID } from '@strapi/strapi';
import { controlSite } from '../../desk/home/permission';
import { readableTypes } from '../../graphql/readable';
import { bookingRequestUid, reviewUid } from '../../intake/kinds';
import { ownProfile } from './own-profile';

/** What a role may do with entries of a type, as the content manager names it. */
type ContentAction = 'create' | 'read' | 'update' | 'delete' | 'publish';

/** What a role may do with a type. */
export interface ContentGrant {
  uid: UID.ContentType;
  actions: readonly ContentAction[];
  /** Fields that the role neither sees nor changes. Strapi lets every role see what is required. */
  without?: readonly string[];
  conditions?: readonly string[];
}

export interface RoleDefinition {
  code: string;
  name: string;
  description: string;
  content: readonly ContentGrant[];
  /** Actions that are about no type, with their conditions. */
  others: readonly { action: string; conditions?: readonly string[] }[];
}

/** The role that may do everything, which Strapi makes by itself. */
export const owner = {
  code: 'strapi-super-admin',
  name: 'Owner',
  description: 'Everything: content, people and their roles, build hooks, tokens, booking requests.',
};

const all: readonly ContentAction[] = ['create', 'read', 'update', 'delete', 'publish'];

const therapistUid = 'api::therapist.therapist';
const read = (uid: UID.ContentType): ContentGrant => ({ uid, actions: ['read'] });

/** Pictures: everybody who writes may look for one and bring new ones. */
const pictures = ['read', 'configure-view', 'assets.create', 'assets.download', 'assets.copy-link'].map((name) => ({
  action: `plugin::upload.${name}`,
}));

export const roles: readonly RoleDefinition[] = [
  {
    code: 'strapi-editor',
    name: 'Editor',
    description:
      'All content of the guide and the studio, and when it goes live. No booking requests, hooks or tokens.',
    content: readableTypes.map((uid) => ({ uid, actions: all })),
    others: [...pictures, { action: 'plugin::upload.assets.update' }, { action: controlSite }],
  },
  {
    code: 'kneadful-therapist',
    name: 'Therapist',
    description: 'Saves their own profile, which an editor publishes. The profile’s field “Account” says whose it is.',
    content: [
      {
        uid: therapistUid,
        actions: ['read', 'update'],
        without: ['account', 'order', 'sample'],
        conditions: [ownProfile],
      },
      // What a profile links to is chosen by name.
      read('api::technique.technique'),
      read('api::service.service'),
    ],
    others: [...pictures, { action: 'plugin::upload.assets.update', conditions: ['admin::is-creator'] }],
  },
  {
    code: 'kneadful-moderator',
    name: 'Moderator',
    description: 'Reviews, and the booking requests of visitors.',
    content: [
      { uid: reviewUid, actions: all },
      { uid: bookingRequestUid, actions: ['read', 'update', 'delete'] },
      { uid: therapistUid, actions: ['read'], without: ['account'] },
      read('api::service.service'),
    ],
    others: [],
  },
];
