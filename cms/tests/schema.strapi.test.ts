import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
  isListType,
  isNonNullType,
  isObjectType,
  lexicographicSortSchema,
  print,
  printSchema,
} from 'graphql';
import { root, TestCms } from '../../tests/support/cms.ts';
import { sources } from '../../web/src/cms/sources.ts';

const names = (list: string) => list.trim().split(/\s+/);

describe('The GraphQL schema', () => {
  let cms: TestCms;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    cms = await TestCms.start();
    const { data } = await cms.graphql(getIntrospectionQuery({ specifiedByUrl: true }));
    schema = buildClientSchema(data as unknown as IntrospectionQuery);
  }, 120_000);
  afterAll(() => cms?.stop(), 30_000);

  const typeNames = () =>
    Object.keys(schema.getTypeMap())
      .filter((name) => !name.startsWith('__'))
      .sort();
  const objectTypes = () =>
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__'));

  test('is the one that is committed in shared-types', () => {
    const committed = readFileSync(join(root, 'shared-types/schema.graphql'), 'utf8');
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
  });

  test('has exactly these root fields', () => {
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual(
      names(`
      addOn addOns article articles audience audiences bodyRegion bodyRegions citation citations condition
      conditions contentDrafts contentFiles contentManifest contentRevision faq faqs frequencyRecommendation frequencyRecommendations location
      locations navigation page pages people person redirect redirects researchFinding researchFindings review
      reviews selfCarePractice selfCarePractices service services studio technique techniques therapist therapists
    `),
    );
  });

  test('has exactly these object types', () => {
    expect(
      objectTypes()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      names(`
      AddOn Article Audience BodyRegion Citation ComponentBlocksAtAGlance ComponentBlocksAudienceList
      ComponentBlocksCallout ComponentBlocksCareCards ComponentBlocksClosing ComponentBlocksFaqList
      ComponentBlocksFigure ComponentBlocksFrequencyTable ComponentBlocksKeyFacts ComponentBlocksMechanisms
      ComponentBlocksProse ComponentBlocksRegionGuide ComponentBlocksResearchTable ComponentBlocksSelfCare
      ComponentBlocksServiceCards ComponentBlocksTechniqueCards ComponentBlocksVisitSteps ComponentPartsAward
      ComponentPartsBanner ComponentPartsCareCard ComponentPartsChangeNote ComponentPartsFact
      ComponentPartsGlanceCard ComponentPartsHoursException ComponentPartsIssue ComponentPartsLanguage
      ComponentPartsLine ComponentPartsLink ComponentPartsLinkGroup ComponentPartsMechanism ComponentPartsMuscle
      ComponentPartsOpeningHours ComponentPartsPhase ComponentPartsPicture ComponentPartsPriceOption
      ComponentPartsSeo ComponentPartsStage ComponentPartsStudyHighlight Condition ContentDraft ContentFile ContentFileSums
      ContentManifestRow ContentRevision ContentTypeSums Error Faq FrequencyRecommendation Location Navigation Page Person Query Redirect
      ResearchFinding Review SelfCarePractice Service Studio Technique Therapist UploadFile
    `),
    );
  });

  test('names nothing private, not even in a filter', () => {
    const privateNames =
      /booking-?request|build-?hook|delivery|deliveries|schedule|entry-?version|user|admin|role|permission|folder|token|i18nlocale(?!code)/i;
    expect(typeNames().filter((name) => privateNames.test(name))).toEqual([]);
    const privateFields = [
      'localizations',
      'createdBy',
      'updatedBy',
      'related',
      'folder',
      'folderPath',
      'provider',
      'provider_metadata',
      'formats',
    ];
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      'getFields' in type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
    expect(fields.filter((field) => privateFields.includes(field.split('.')[1] ?? ''))).toEqual([]);
  });

  test('knows no mutation and no subscription', () => {
    expect([schema.getMutationType(), schema.getSubscriptionType()]).toEqual([null, null]);
    expect(
      typeNames().filter(
        (name) => /mutation|subscription|input$/i.test(name) && !/FilterInput$|FiltersInput$/.test(name),
      ),
    ).toEqual([]);
  });

  test('lets every content field be null, so that a draft without it is still shown', () => {
    const strict = objectTypes()
      .filter(({ name }) => name !== 'Query' && !name.startsWith('Content'))
      .flatMap((type) =>
        Object.values(type.getFields()).map((field) => ({ field, path: `${type.name}.${field.name}` })),
      )
      .filter(
        ({ field }) =>
          isNonNullType(field.type) && !isListType(field.type.ofType) && !['documentId', 'id'].includes(field.name),
      );
    expect(strict.map(({ path }) => path)).toEqual([]);
  });

  test('is shown to a developer’s tools', async () => {
    expect(await cms.graphql('{ __schema { queryType { name } } }')).toEqual({
      status: 200,
      data: { __schema: { queryType: { name: 'Query' } } },
    });
  });

  describe('limits what a query may cost', () => {
    const messages = async (query: string, variables: object = {}) => {
      const { status, errors } = await cms.graphql(query, variables);
      return [status, errors?.map(({ message, extensions }) => [message, extensions?.code])];
    };

    const some = Array.from({ length: 25 }, (_, index) => `entry-${index}`);
    test.each(sources.map(({ type, document, root, kind: form }) => [type, print(document), root, form] as const))(
      'the sync’s document of %s is within depth and cost at 25 entries',
      async (_type, query, root, form) => {
        const { status, data, errors } = await cms.graphql(query, {
          locale: 'en',
          ...(form === 'list' && { start: 0, limit: 25, filters: { documentId: { in: some } } }),
        });
        expect([status, errors, Object.keys(data ?? {})]).toEqual([200, undefined, [root]]);
      },
    );

    test('a query that is nested deeper than 10 levels is refused', async () => {
      const nested = (levels: number): string =>
        levels === 0 ? 'name' : `issues { condition { regions { ${nested(levels - 1)} } } }`;
      expect(await messages(`{ bodyRegions(pagination: { limit: 1 }) { ${nested(2)} } }`)).toEqual([200, undefined]);
      expect(await messages(`{ bodyRegions(pagination: { limit: 1 }) { ${nested(4)} } }`)).toEqual([
        400,
        [["'' exceeds maximum operation depth of 10", 'GRAPHQL_VALIDATION_FAILED']],
      ]);
    });

    test('a query that would read too much is refused before anything is read', async () => {
      const tooMuch =
        '{ articles { citations { title } conditions { techniques { name } regions { issues { condition { name } } } } } }';
      const cost = 1 + 100 * (1 + 8 * 1 + (1 + 8 * (1 + 8 * 1 + (1 + 8 * (1 + 8 * (1 + 1))))));
      expect(await messages(tooMuch)).toEqual([
        400,
        [
          [
            `This query would cost ${cost}, and 60000 is the limit. Ask for shorter pages or fewer nested lists.`,
            'QUERY_TOO_COMPLEX',
          ],
        ],
      ]);
      expect(await messages(tooMuch.replace('articles', 'articles(pagination: { limit: 25 })'))).toEqual([
        200,
        undefined,
      ]);
    });

    test('an alias or a variable does not make a long list cheap', async () => {
      const titles = (count: number) => Array.from({ length: count }, (_, index) => `f${index}: title`).join(' ');
      const wide = `{ ${[1, 2, 3, 4, 5, 6, 7].map((number) => `a${number}: citations { ${titles(100)} }`).join(' ')} }`;
      const byVariable = `query ($page: PaginationArg) { citations(pagination: $page) { ${titles(650)} } }`;
      const refused = (cost: number) => [
        400,
        [
          [
            `This query would cost ${cost}, and 60000 is the limit. Ask for shorter pages or fewer nested lists.`,
            'QUERY_TOO_COMPLEX',
          ],
        ],
      ];
      expect(await messages(wide)).toEqual(refused(7 * (1 + 100 * 100)));
      expect(await messages(byVariable, { page: { limit: -1 } })).toEqual(refused(1 + 100 * 650));
      expect(await messages(byVariable, { page: { limit: 10 } })).toEqual([200, undefined]);
    });
  });
});
