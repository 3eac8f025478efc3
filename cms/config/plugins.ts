import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { complexityLimit } from '../src/graphql/complexity';
import { draftsRefused } from '../src/graphql/drafts';
import { maxDepth, maxListLength } from '../src/graphql/limits';
import settings from './settings';

export default {
  graphql: {
    enabled: true,
    config: {
      endpoint: '/graphql',
      shadowCRUD: true,
      // `false` would still show a page of Apollo's.
      landingPage: settings.production ? () => ApolloServerPluginLandingPageDisabled() : undefined,
      generateArtifacts: false,
      depthLimit: maxDepth,
      defaultLimit: maxListLength,
      maxLimit: maxListLength,
      apolloServer: {
        introspection: !settings.production,
        plugins: [draftsRefused, complexityLimit],
      },
    },
  },
  upload: {
    enabled: true,
    config: {
      sizeLimit: 20 * 1024 * 1024,
      // The site makes its own variants, once per content hash.
      breakpoints: {},
    },
  },
  // Paid features of Strapi that would only show advertising.
  'content-releases': { enabled: false },
  'review-workflows': { enabled: false },
  cloud: { enabled: false },
};
