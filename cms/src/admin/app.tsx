import type { StrapiApp } from '@strapi/strapi/admin';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { BeforePublishing } from './desk/BeforePublishing';
import { askingBeforeTakingAway, askingBeforeTakingManyAway } from './desk/TakingAway';

/** Strapi's own tour and release news are about building a CMS; whoever signs in here wants to write. Seen or closed once, they stay as the editor left them. */
const closedByDefault = {
  STRAPI_GUIDED_TOUR: { enabled: false, completedActions: [] },
  'STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false': true,
};

export default {
  config: {
    tutorials: false,
    notifications: { releases: false },
    translations: {
      en: {
        'Auth.form.welcome.title': 'Welcome to Kneadful',
        'Auth.form.welcome.subtitle': 'Sign in to write, review and publish',
      },
    },
  },
  register() {
    for (const [key, value] of Object.entries(closedByDefault)) {
      if (window.localStorage.getItem(key) === null) window.localStorage.setItem(key, JSON.stringify(value));
    }
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as ContentManagerPlugin['config'];
    apis.addEditViewSidePanel([BeforePublishing]);
    apis.addDocumentAction(askingBeforeTakingAway);
    apis.addBulkAction(askingBeforeTakingManyAway);
  },
};
