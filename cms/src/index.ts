import type { Core } from '@strapi/strapi';
import { closeGraphql } from './graphql/allow-list';
import { provisionTokens } from './setup/tokens';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    closeGraphql(strapi);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await provisionTokens(strapi);
  },
};
