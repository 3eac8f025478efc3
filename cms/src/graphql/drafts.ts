import {
  type DocumentNode,
  getArgumentValues,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  separateOperations,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { ApolloServerPlugin } from '@apollo/server';
import { carriesToken } from '../setup/bearer';

/** Of a GraphQL request, as far as it is looked at here. */
export interface AskedContext {
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
      async didResolveOperation({ schema, document, operation, request, contextValue }) {
        if (!operation || isPreview(contextValue as unknown as AskedContext)) return;
        if (asksForDrafts(schema, document, operation, request.variables ?? {})) throw refusal();
      },
    };
  },
};

function asksForDrafts(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
): boolean {
  // Variables as the resolvers get them: with their defaults, and `DRAFT` as `draft`.
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  // Variables that are wrong are refused, with the reason, when the operation is executed.
  if (!coerced) return false;
  const typeInfo = new TypeInfo(schema);
  let asked = false;
  visit(
    separateOperations(document)[operation.name?.value ?? ''] ?? document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const field = typeInfo.getFieldDef();
        if (!field) return;
        const values = getArgumentValues(field, node, coerced);
        asked ||= values.status === 'draft' || draftArguments.some((name) => values[name] != null);
      },
    }),
  );
  return asked;
}

export function refusal(): GraphQLError {
  return new GraphQLError(
    'Drafts are shown to the preview alone. Leave out `status`, or call with the preview token.',
    {
      extensions: { code: 'FORBIDDEN', http: { status: 403 } },
    },
  );
}

/** Whether the holder of the preview token asks. */
export const isPreview = ({ koaContext }: AskedContext): boolean =>
  carriesToken(koaContext.request.header.authorization, strapi.config.get('settings.PREVIEW_TOKEN'));
