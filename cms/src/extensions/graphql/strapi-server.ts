import type { GraphQLSchema } from 'graphql';
import type { Core } from '@strapi/strapi';
import { onlyReadable } from '../../graphql/allow-list';

interface ContentApi {
  buildSchema(): GraphQLSchema;
}
interface GraphqlPlugin {
  services: Record<string, (context: { strapi: Core.Strapi }) => ContentApi>;
}

/** Strapi builds its schema from all it has; the site gets the allow-list of it. */
export default (plugin: GraphqlPlugin): GraphqlPlugin => {
  const builtIn = plugin.services['content-api'];
  if (!builtIn) throw new Error('The GraphQL plugin has no service content-api: check its version.');
  plugin.services['content-api'] = (context) => {
    const service = builtIn(context);
    return { ...service, buildSchema: () => onlyReadable(service.buildSchema()) };
  };
  return plugin;
};
