import { getNullableType, GraphQLError, isListType } from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { ApolloServerPlugin } from '@apollo/server';
import { maxComplexity, maxListLength, nestedListWeight } from './limits';

/** A field costs itself and its children, as often as its list may be long. */
const byListLength: ComplexityEstimator = ({ type, field, args, childComplexity }) => {
  if (type.name === 'Query' && field.args.some((arg) => arg.name === 'pagination')) {
    const asked = Number(args.pagination?.limit ?? args.pagination?.pageSize ?? maxListLength);
    const length = asked < 0 ? maxListLength : Math.min(asked, maxListLength);
    return 1 + length * childComplexity;
  }
  return 1 + (isListType(getNullableType(field.type)) ? nestedListWeight : 1) * childComplexity;
};

/** Refuses an operation that would cost more than `maxComplexity`, before anything is read. */
export const complexityLimit: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, operationName }) {
        const cost = getComplexity({
          schema,
          query: document,
          variables: request.variables,
          operationName: operationName ?? undefined,
          estimators: [byListLength],
        });
        if (cost > maxComplexity) {
          throw new GraphQLError(
            `This query would cost ${cost}, and ${maxComplexity} is the limit. Ask for shorter pages or fewer nested lists.`,
            { extensions: { code: 'QUERY_TOO_COMPLEX', cost, limit: maxComplexity, http: { status: 400 } } },
          );
        }
      },
    };
  },
};
