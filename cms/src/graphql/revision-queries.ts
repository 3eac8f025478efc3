import type { Core } from '@strapi/strapi';
import { contentDrafts, type DraftsArguments } from './draft-manifest';
import { type AskedContext, isPreview, refusal } from './drafts';
import { contentFiles, type FilesArguments } from './files';
import { contentManifest, type ManifestArguments } from './manifest';
import { contentRevision } from './revision';

/** Queries of ours, made of plain types: a root that returns a content type would lose the status filter of its relations. */
const typeDefs = /* GraphQL */ `
  type ContentRevision {
    "Changes with everything that is published, and with nothing else."
    revision: String!
    defaultLocale: String!
    locales: [String!]!
    "The sums of each type's published rows, of the same moment."
    types: [ContentTypeSums!]!
    files: ContentFileSums!
  }

  "Equal to the sums over what \`contentManifest\` answers for the type. Sums are decimal text, exact to the digit."
  type ContentTypeSums {
    "The singular name, such as \`body-region\`."
    type: String!
    count: Int!
    rowSum: String!
    "The newest \`publishedAt\`."
    newest: String!
    publishedSum: String!
  }

  "Equal to the sums over what \`contentFiles\` answers."
  type ContentFileSums {
    count: Int!
    "The newest \`updatedAt\`."
    newest: String!
    updatedSum: String!
  }

  type ContentManifestRow {
    documentId: ID!
    locale: String
    "Grows with every publish."
    rowId: Int!
    "Milliseconds. Grows with every publish, and when links come back that were meant to be there."
    publishedAt: String!
    "Changes with the entry's links and pictures. It costs reading the entry: ask for it where it is needed."
    linksHash: String!
  }

  type ContentFile {
    rowId: Int!
    documentId: ID!
    url: String!
    ext: String
    width: Int
    height: Int
    "Milliseconds. Grows with every change of the file or of its description."
    updatedAt: String!
  }

  type ContentDraft {
    "The singular name, such as \`body-region\`."
    type: String!
    documentId: ID!
    locale: String
    "Milliseconds. Grows with every save."
    updatedAt: String!
  }

  extend type Query {
    contentRevision: ContentRevision!
    "Published rows of one type by ascending row id: those published since that many milliseconds, or of these entries."
    contentManifest(
      type: String!
      after: Int = 0
      first: Int = 100
      since: String
      documentIds: [ID!]
    ): [ContentManifestRow!]!
    "Uploaded files by ascending row id: all, or those that changed since that many milliseconds."
    contentFiles(after: Int = 0, first: Int = 100, since: String): [ContentFile!]!
    "For the preview token alone: drafts that differ from what is published, and those of one document in any case."
    contentDrafts(types: [String!]!, documentId: ID): [ContentDraft!]!
  }
`;

/** Adds `contentRevision`, `contentManifest`, `contentFiles` and `contentDrafts` to the schema. Call it while registering. */
export function addRevisionQueries(strapi: Core.Strapi): void {
  const auth = { scope: ['api::article.article.find'] };
  strapi
    .plugin('graphql')
    .service('extension')
    .use({
      typeDefs,
      resolvers: {
        Query: {
          contentRevision: () => contentRevision(strapi),
          contentManifest: (_parent: unknown, args: ManifestArguments) => contentManifest(strapi, args),
          contentFiles: (_parent: unknown, args: FilesArguments) => contentFiles(strapi, args),
          contentDrafts: (_parent: unknown, args: DraftsArguments, context: AskedContext) => {
            if (!isPreview(context)) throw refusal();
            return contentDrafts(strapi, args);
          },
        },
      },
      resolversConfig: {
        'Query.contentRevision': { auth },
        'Query.contentManifest': { auth },
        'Query.contentFiles': { auth },
        'Query.contentDrafts': { auth },
      },
    });
}
