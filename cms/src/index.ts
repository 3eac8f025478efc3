import type { Core } from '@strapi/strapi';
import { addDeskRoutes } from './desk/routes';
import { closeGraphql } from './graphql/allow-list';
import { closeRest } from './graphql/rest';
import { indexForRevision } from './graphql/revision-indexes';
import { addRevisionQueries } from './graphql/revision-queries';
import { openIntake, startIntake, stopIntake } from './intake/start';
import { tellDraftsOfComponents } from './publishing/component-drafts';
import { guardPublishing } from './publishing/guard';
import { registerBuildHooks, startBuildHooks, stopBuildHooks } from './publishing/hooks/start';
import { repairLinks } from './publishing/link-repair';
import { redirectMovedPages } from './publishing/moved-slugs';
import { applyEditorForms } from './setup/editor-forms/apply';
import { enableLanguages, fillEmptyDatabase, provisionAdmin } from './setup/first-start';
import { turnPicturesUpright } from './setup/pictures';
import { endWithSupervisor } from './setup/progress';
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
    guardPublishing(strapi);
    repairLinks(strapi);
    redirectMovedPages(strapi);
    openIntake(strapi);
    addDeskRoutes(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await provisionTokens(strapi);
    await applyEditorForms(strapi);
    await provisionAdmin(strapi);
    await turnPicturesUpright(strapi);
    await enableLanguages(strapi);
    await fillEmptyDatabase(strapi);
    await startBuildHooks(strapi);
    startIntake(strapi);
  },

  async destroy() {
    stopIntake();
    await stopBuildHooks();
  },
};
