import type { StrapiApp } from '@strapi/strapi/admin';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { BeforePublishing } from './desk/BeforePublishing';
import { OnTheSite } from './desk/OnTheSite';
import { Preview } from './desk/Preview';
import { askingBeforeTakingAway, askingBeforeTakingManyAway } from './desk/TakingAway';
import { addSavedFilters } from './filters/register';
import { addFieldGroups } from './groups/register';
import { addHandbook } from './handbook/register';
import { historyPanel } from './history/History';
import { homeWidgets } from './home/widgets';
import { buildHooksLink } from './hooks/link';
import { LinksAndStudies } from './links/LinksAndStudies';
import { pickedInProse } from './links/rich-text';
import { Answer } from './requests/Answer';
import { Schedule } from './schedule/Schedule';
import { rememberStore, showAnew } from './show-anew';
import { addYourStudio } from './your-studio/page';

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
        'components.FilterOptions.FILTER_TYPES.$null': 'is missing',
        'components.FilterOptions.FILTER_TYPES.$notNull': 'is there',
        'components.Input.error.validation.regex': 'Write it as the hint or the example shows.',
        'content-manager.validation.error':
          'Something is missing, or not written as it has to be. The form says where, and keeps what you typed.',
        'HomePage.header.subtitle': 'How your site is, and what waits for you',
      },
    },
  },
  register(app: StrapiApp) {
    app.widgets.register(homeWidgets);
    addHandbook(app);
    addYourStudio(app);
    rememberStore(app);
    for (const [key, value] of Object.entries(closedByDefault)) {
      if (window.localStorage.getItem(key) === null) window.localStorage.setItem(key, JSON.stringify(value));
    }
  },
  bootstrap(app: StrapiApp) {
    const { apis } = app.getPlugin('content-manager') as unknown as ContentManagerPlugin['config'];
    app.addSettingsLink('global', buildHooksLink);
    addSavedFilters(app);
    addFieldGroups(app);
    apis.addEditViewSidePanel([OnTheSite, BeforePublishing, Preview, LinksAndStudies]);
    apis.addEditViewSidePanel([Schedule, historyPanel(showAnew), Answer]);
    apis.addRichTextBlocks(pickedInProse);
    apis.addDocumentAction(askingBeforeTakingAway);
    apis.addBulkAction(askingBeforeTakingManyAway);
  },
};
