import { timingSafeEqual } from 'node:crypto';
import { getArgumentValues, GraphQLError, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { ApolloServerPlugin } from '@apollo/server';

interface Context {
  koaContext: { request: { header: { authorization?: string } } };
}

/** Arguments that reach beyond the published rows. */
const draftArguments = ['publicationFilter', 'hasPublishedVersion'];

/**
 * Refuses draft content to everyone but the holder of the preview token. Strapi's own check of a read-only token looks
 * at the scope alone, which drafts share with published content.
 */
export const draftsRefused: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, contextValue }) {
        if (isPreview(contextValue as unknown as Context)) return;
        const typeInfo = new TypeInfo(schema);
        visit(
          document,
          visitWithTypeInfo(typeInfo, {
            Field(node) {
              const field = typeInfo.getFieldDef();
              if (!field) return;
              const given = getArgumentValues(field, node, request.variables);
              if (given.status === 'draft' || draftArguments.some((name) => given[name] != null)) throw refusal();
            },
          }),
        );
      },
    };
  },
};

function refusal(): GraphQLError {
  return new GraphQLError('Drafts are shown to the preview alone. Leave out `status`, or call with the preview token.', {
    extensions: { code: 'FORBIDDEN', http: { status: 403 } },
  });
}

function isPreview({ koaContext }: Context): boolean {
  const given = Buffer.from(koaContext.request.header.authorization ?? '');
  const expected = Buffer.from(`Bearer ${strapi.config.get('settings.PREVIEW_TOKEN')}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
