import type { Editor, Fields } from './editor.ts';

/** A paragraph of rich text. */
export const prose = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

export const heading = (level: number, text: string) => ({
  type: 'heading',
  level,
  children: [{ type: 'text', text }],
});

/** What each type needs besides links and pictures, as an editor types it. */
export const citation = (title = 'Massage for low-back pain'): Fields => ({
  shortName: 'Furlan 2015',
  authors: 'Furlan AD',
  title,
  publication: 'Cochrane Database',
  year: 2015,
  studyType: 'systematic-review',
  summary: 'A review.',
});
export const person = (name = 'Ada Marsh'): Fields => ({ name, role: 'Editor' });
export const region = (mapId: 'upper' | 'mid' | 'lower', name: string): Fields => ({
  mapId,
  name,
  slug: slug(name),
  summary: 'Where it is.',
});
export const condition = (name = 'Stiff neck'): Fields => ({
  name,
  slug: slug(name),
  summary: 'It turns only halfway.',
});
export const finding = (statement = 'Pain after six weeks'): Fields => ({
  finding: statement,
  response: 'A little less',
  basis: 'research',
  certainty: 'low',
});
export const faq = (question = 'How long is a session?'): Fields => ({ question, answer: prose('An hour.') });
export const practice = (name = 'Walk a little'): Fields => ({ name, group: 'movement', instructions: 'Ten minutes.' });
export const review = (text = 'It helped.'): Fields => ({
  text,
  reviewer: 'M.',
  source: 'studio',
  consent: true,
  receivedOn: '2026-01-05',
});
export const recommendation = (phases: Fields[]): Fields => ({
  situation: 'Desk work',
  frequency: 'Weekly',
  basis: 'practice',
  phases,
});
export const phase = (label: string, more: Fields = {}): Fields => ({ label, visitsMin: 1, periodDaysMin: 7, ...more });
export const technique = (name = 'Swedish'): Fields => ({
  name,
  slug: slug(name),
  summary: 'Long strokes.',
  bestFor: 'A first visit',
  pressureFrom: 'light',
  pressureTo: 'moderate',
  goodChoiceIf: 'You are new to it.',
});
export const article = (title = 'Back massage'): Fields => ({ title, slug: slug(title), promise: 'What it can do.' });
export const location = (openingHours: Fields[]): Fields => ({
  name: 'Alder Street',
  street: '12 Alder Street',
  city: 'Fernhollow',
  postalCode: '00000',
  country: 'US',
  phone: '555-0142',
  openingHours,
});
export const page = (title = 'About us'): Fields => ({ title, slug: slug(title), summary: 'Who we are.' });
const studioTexts = ['name', 'shortName', 'tagline', 'promise', 'introduction', 'mission', 'bookingCall'];
export const studio = (timezone = 'UTC'): Fields => ({
  ...Object.fromEntries(studioTexts.map((name) => [name, `The ${name}`])),
  timezone,
  currency: 'USD',
});

const slug = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Uploads a picture and answers the part that an entry holds. */
export async function picture(editor: Editor, alternativeText = 'Hands on a back'): Promise<Fields> {
  return { file: await editor.upload('hands.png', Buffer.from(pixel, 'base64')), alternativeText };
}
