import { routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import type { RouteName } from '../entries/index.ts';
import { choicesOf } from '../form-offer.ts';
import { Notes } from '../notes.ts';
import { business } from '../structured-data/business.ts';
import { therapist as describedTherapist } from '../structured-data/person.ts';
import { faqPage as describedQuestions } from '../structured-data/questions.ts';
import { conditionCard, findingRow, frequencyRow, questionView, regionLink, techniqueCard } from '../views/guide.ts';
import { placeView } from '../views/location.ts';
import { addOnView, reviewViews, serviceCard, therapistCard } from '../views/studio.ts';
import { metaOf, withData } from './meta.ts';
import { regionsInOrder } from './region.ts';

/** Title, summary and the rest of what a page that always exists says of itself. */
export function fixed(content: Content, name: Exclude<RouteName, 'home'>) {
  const { title, summary } = content.ui.words.pages[name];
  return { meta: metaOf(content, { title, description: summary, path: routePaths[name], trail: [] }), title, summary };
}

export const techniquesPage = (content: Content) => ({
  ...fixed(content, 'techniques'),
  techniques: content.all('Technique').map((technique) => techniqueCard(content, technique)),
});

/** Conditions under each region of the back; one that is felt in two regions stands under both. */
export const conditionsPage = (content: Content) => ({
  ...fixed(content, 'conditions'),
  groups: regionsInOrder(content).map((region) => ({
    region: regionLink(content, region),
    conditions: content
      .linkingTo('Condition', 'regions', region.id)
      .map((condition) => conditionCard(content, condition)),
  })),
});

export function frequencyPage(content: Content) {
  const notes = new Notes(content);
  const rows = content
    .all('FrequencyRecommendation')
    .map((row) => ({ ...frequencyRow(content, row, notes), phases: row.phases }));
  return { ...fixed(content, 'frequency'), rows, notes: notes.list() };
}

export function researchPage(content: Content) {
  const notes = new Notes(content);
  const findings = content
    .all('ResearchFinding')
    .map((finding) => findingRow(content, finding, notes))
    .filter((row) => row !== undefined);
  return { ...fixed(content, 'research'), findings, notes: notes.list() };
}

export function faqPage(content: Content) {
  const notes = new Notes(content);
  const questions = content.all('Faq').map((faq) => questionView(content, faq, notes));
  const page = { ...fixed(content, 'faq'), questions, notes: notes.list() };
  return withData(page, describedQuestions(content, page));
}

export function servicesPage(content: Content) {
  const services = content.all('Service').map((service) => serviceCard(content, service));
  const addOns = content.all('AddOn').map((addOn) => addOnView(content, addOn));
  return withData({ ...fixed(content, 'services'), services, addOns }, business(content, services));
}

export function therapistsPage(content: Content) {
  const therapists = content.all('Therapist').map((therapist) => ({
    ...therapistCard(content, therapist),
    techniques: content.entries('Technique', therapist.techniques).map(({ slug, name }) => ({ slug, name })),
  }));
  const things = therapists.map((each) => describedTherapist(content, each));
  return withData({ ...fixed(content, 'therapists'), therapists }, ...things);
}

export const reviewsPage = (content: Content) => ({
  ...fixed(content, 'reviews'),
  reviews: reviewViews(content, content.all('Review')),
  ...choicesOf(content, 'review'),
});

export const contactPage = (content: Content) =>
  withData(
    {
      ...fixed(content, 'contact'),
      places: content.all('Location').map((location) => placeView(content, location)),
    },
    business(content),
  );
