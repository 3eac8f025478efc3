import type { Core } from '@strapi/strapi';
import { closeGraphql } from './graphql/allow-list';
import { closeRest } from './graphql/rest';
import { addRevisionQueries } from './graphql/revision';
import { guardPublishing } from './publishing/guard';
import { applyEditorForms } from './setup/editor-forms/apply';
import { fillEmptyDatabase, provisionAdmin } from './setup/first-start';
import { endWithSupervisor } from './setup/progress';
import { provisionTokens } from './setup/tokens';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    endWithSupervisor();
    closeGraphql(strapi);
    closeRest(strapi);
    addRevisionQueries(strapi);
    guardPublishing(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await provisionTokens(strapi);
    await applyEditorForms(strapi);
    await provisionAdmin(strapi);
    await fillEmptyDatabase(strapi);
  },
};
