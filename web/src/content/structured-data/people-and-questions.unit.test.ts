import { describe, expect, test } from '@jest/globals';
import { contentOf, entry, linkTo, paragraph, words } from '../fixtures.ts';
import { faqPage, therapistsPage } from '../pages/lists.ts';
import { therapistPage } from '../pages/therapist.ts';

/** Without what is undefined, as it stands in the page. */
const written = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a therapist', () => {
  const content = (sample: boolean) =>
    contentOf({
      Studio: [entry('Studio', { demo: false })],
      Therapist: [entry('Therapist', { sample, credentials: 'LMT', languages: [{ code: 'en' }, { code: 'asl' }] })],
    });
  const june = {
    '@type': 'Person',
    '@id': 'https://studio.example/therapists/june/#person',
    url: 'https://studio.example/therapists/june/',
    name: 'June',
    jobTitle: 'Therapist',
    description: 'Patient.',
    image: 'https://studio.example/media/drawing.webp',
    hasCredential: { '@type': 'EducationalOccupationalCredential', name: 'LMT' },
    knowsLanguage: ['en', 'ase'],
    worksFor: {
      '@type': 'HealthAndBeautyBusiness',
      '@id': 'https://studio.example/#studio',
      name: 'Longleaf Massage Studio',
      url: 'https://studio.example/',
    },
  };

  test('is a person who works for the studio, on a page of their own and in the list', () => {
    expect(written(therapistPage(content(false), 'june')?.meta.structuredData?.[1])).toEqual(june);
    expect(written(therapistsPage(content(false)).meta.structuredData?.[1])).toEqual(june);
  });

  test('who is a sample says so', () => {
    expect(written(therapistPage(content(true), 'june')?.meta.structuredData?.[1])).toEqual({
      ...june,
      disambiguatingDescription: 'Sample: not a real person',
    });
  });
});

test('the questions page has each question with its answer as plain text, and where it stands', () => {
  const answer = [
    paragraph(
      words('It may. '),
      words('Say so', { bold: true }),
      words(', and see '),
      linkTo('https://a.example/', 'this'),
    ),
    {
      type: 'list',
      format: 'unordered',
      children: [
        { type: 'list-item', children: [words('breathe')] },
        { type: 'list-item', children: [words('speak')] },
      ],
    },
  ];
  const content = contentOf({ Faq: [entry('Faq', { answer })] });
  expect(written(faqPage(content).meta.structuredData?.[1])).toEqual({
    '@type': 'FAQPage',
    '@id': 'https://studio.example/faq/',
    url: 'https://studio.example/faq/',
    name: 'Questions people ask',
    description: 'Short answers to what we hear most.',
    inLanguage: 'en',
    mainEntity: [
      {
        '@type': 'Question',
        name: 'Does it hurt?',
        url: 'https://studio.example/faq/#does-it-hurt',
        acceptedAnswer: { '@type': 'Answer', text: 'It may. Say so, and see this\n– breathe\n– speak' },
      },
    ],
  });
});
