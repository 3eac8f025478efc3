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
  printSchema,
} from 'graphql';
import { root, TestCms } from '../../tests/support/cms.ts';

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
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'addOn',
      'addOns',
      'article',
      'articles',
      'audience',
      'audiences',
      'bodyRegion',
      'bodyRegions',
      'citation',
      'citations',
      'condition',
      'conditions',
      'contentManifest',
      'contentRevision',
      'faq',
      'faqs',
      'frequencyRecommendation',
      'frequencyRecommendations',
      'location',
      'locations',
      'navigation',
      'page',
      'pages',
      'people',
      'person',
      'redirect',
      'redirects',
      'researchFinding',
      'researchFindings',
      'review',
      'reviews',
      'selfCarePractice',
      'selfCarePractices',
      'service',
      'services',
      'studio',
      'technique',
      'techniques',
      'therapist',
      'therapists',
    ]);
  });

  test('has exactly these object types', () => {
    expect(
      objectTypes()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      'AddOn',
      'Article',
      'Audience',
      'BodyRegion',
      'Citation',
      'ComponentBlocksAtAGlance',
      'ComponentBlocksAudienceList',
      'ComponentBlocksCallout',
      'ComponentBlocksCareCards',
      'ComponentBlocksClosing',
      'ComponentBlocksFaqList',
      'ComponentBlocksFigure',
      'ComponentBlocksFrequencyTable',
      'ComponentBlocksKeyFacts',
      'ComponentBlocksMechanisms',
      'ComponentBlocksProse',
      'ComponentBlocksRegionGuide',
      'ComponentBlocksResearchTable',
      'ComponentBlocksSelfCare',
      'ComponentBlocksServiceCards',
      'ComponentBlocksTechniqueCards',
      'ComponentBlocksVisitSteps',
      'ComponentPartsAward',
      'ComponentPartsBanner',
      'ComponentPartsCareCard',
      'ComponentPartsChangeNote',
      'ComponentPartsFact',
      'ComponentPartsGlanceCard',
      'ComponentPartsHoursException',
      'ComponentPartsIssue',
      'ComponentPartsLanguage',
      'ComponentPartsLine',
      'ComponentPartsLink',
      'ComponentPartsLinkGroup',
      'ComponentPartsMechanism',
      'ComponentPartsMuscle',
      'ComponentPartsOpeningHours',
      'ComponentPartsPhase',
      'ComponentPartsPicture',
      'ComponentPartsPriceOption',
      'ComponentPartsSeo',
      'ComponentPartsStage',
      'ComponentPartsStudyHighlight',
      'Condition',
      'ContentManifestRow',
      'ContentRevision',
      'Error',
      'Faq',
      'FrequencyRecommendation',
      'Location',
      'Navigation',
      'Page',
      'Person',
      'Query',
      'Redirect',
      'ResearchFinding',
      'Review',
      'SelfCarePractice',
      'Service',
      'Studio',
      'Technique',
      'Therapist',
      'UploadFile',
    ]);
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
    const ours = ['Query', 'ContentRevision', 'ContentManifestRow'];
    const strict = objectTypes()
      .filter(({ name }) => !ours.includes(name))
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
});
