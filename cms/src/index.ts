import type { Core } from '@strapi/strapi';
import { addHistoryRoutes } from './desk/history/routes';
import { addHomeRoutes } from './desk/home/routes';
import { registerSitePermission } from './desk/home/permission';
import { addRequestRoutes } from './desk/requests/routes';
import { addLinkRoutes } from './desk/links/routes';
import { addDeskRoutes } from './desk/routes';
import { registerStudioPermission } from './desk/your-studio/permission';
import { addStudioRoutes } from './desk/your-studio/routes';
import { closeGraphql } from './graphql/allow-list';
import { closeRest } from './graphql/rest';
import { indexForRevision } from './graphql/revision-indexes';
import { addRevisionQueries } from './graphql/revision-queries';
import { keepRequestsQuiet } from './intake/quiet-events';
import { openIntake, startIntake, stopIntake } from './intake/start';
import { tellDraftsOfComponents } from './publishing/component-drafts';
import { slugsFollowTitles } from './publishing/draft-slugs';
import { guardPublishing } from './publishing/guard';
import { recordVersions } from './publishing/history/record';
import { registerBuildHooks, startBuildHooks, stopBuildHooks } from './publishing/hooks/start';
import { repairLinks } from './publishing/link-repair';
import { redirectMovedPages } from './publishing/moved-slugs';
import { registerSchedules, startSchedules, stopSchedules } from './publishing/schedule/start';
import { applyEditorForms } from './setup/editor-forms/apply';
import { enableLanguages, fillEmptyDatabase, provisionAdmin } from './setup/first-start';
import { turnPicturesUpright } from './setup/pictures';
import { endWithSupervisor } from './setup/progress';
import { registerOwnProfile } from './setup/roles/own-profile';
import { provideRoles } from './setup/roles/provision';
import { provisionTokens } from './setup/tokens';

export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    endWithSupervisor();
    closeGraphql(strapi);
    closeRest(strapi);
    addRevisionQueries(strapi);
    await registerBuildHooks(strapi);
    indexForRevision(strapi);
    tellDraftsOfComponents(strapi);
    slugsFollowTitles(strapi);
    guardPublishing(strapi);
    recordVersions(strapi);
    repairLinks(strapi);
    redirectMovedPages(strapi);
    openIntake(strapi);
    keepRequestsQuiet(strapi);
    addDeskRoutes(strapi);
    addHistoryRoutes(strapi);
    addLinkRoutes(strapi);
    addRequestRoutes(strapi);
    await registerSitePermission(strapi);
    await registerOwnProfile(strapi);
    addHomeRoutes(strapi);
    await registerStudioPermission(strapi);
    addStudioRoutes(strapi);
    registerSchedules(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await provisionTokens(strapi);
    await applyEditorForms(strapi);
    await provisionAdmin(strapi);
    await turnPicturesUpright(strapi);
    await enableLanguages(strapi);
    await provideRoles(strapi);
    await fillEmptyDatabase(strapi);
    await startBuildHooks(strapi);
    startIntake(strapi);
    startSchedules(strapi);
  },

  async destroy() {
    stopIntake();
    await stopSchedules();
    await stopBuildHooks();
  },
};
