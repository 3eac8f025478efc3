import { z } from 'zod';
import { careCard, link, linkPart, links, picture, prose, text } from './parts.ts';

const block = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.object({ __typename: z.literal(`ComponentBlocks${name}` as const), ...shape });

const introduced = { heading: text, intro: prose };

/** What stands in the dynamic zone of an article or a page, as it is stored: links not yet resolved. */
export const section = z.discriminatedUnion('__typename', [
  block('AtAGlance', {
    ...introduced,
    cards: z.array(
      z.object({
        title: text,
        text,
        icon: z.enum(['ease', 'spine', 'calm', 'recovery']),
        technique: link.optional(),
        condition: link.optional(),
        audience: link.optional(),
      }),
    ),
  }),
  block('KeyFacts', {
    heading: text,
    body: prose,
    facts: z.array(z.object({ figure: text, label: text, citation: link.optional() })).default([]),
  }),
  block('Mechanisms', { ...introduced, mechanisms: z.array(z.object({ title: text, body: prose })) }),
  block('RegionGuide', { ...introduced, regions: links }),
  block('ResearchTable', {
    ...introduced,
    findings: links,
    highlight: z.object({ title: text, body: prose, citation: link }).optional(),
  }),
  block('TechniqueCards', { ...introduced, techniques: links }),
  block('AudienceList', { ...introduced, audiences: links }),
  block('FrequencyTable', { ...introduced, recommendations: links }),
  block('VisitSteps', { ...introduced, stages: z.array(z.object({ title: text, body: prose })) }),
  block('SelfCare', { ...introduced, practices: links }),
  block('CareCards', { ...introduced, careCards: z.array(careCard) }),
  block('FaqList', { ...introduced, questions: links }),
  block('Closing', { heading: text, body: prose, link: linkPart.optional() }),
  block('Prose', { heading: text.optional(), body: prose }),
  block('Callout', { tone: z.enum(['note', 'tip', 'caution']), title: text, body: prose }),
  block('Figure', { picture, caption: text.optional() }),
  block('ServiceCards', { ...introduced, services: links }),
]);

export type StoredSection = z.infer<typeof section>;
export const sections = z.array(section).default([]);
