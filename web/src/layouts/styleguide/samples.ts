import type { FindPage } from '../../lib/finder.ts';
import type { Choice } from '../../lib/forms/state.ts';
import type {
  AddOn,
  ArticlePage,
  ChoosableTherapist,
  Chrome,
  ConditionPage,
  FindingRow,
  FrequencyRow,
  HomePage,
  Place,
  Question,
  RegionPage,
  Review,
  ServiceCard,
  TechniquePage,
} from '../../lib/model.ts';

/** Pages of the content at hand, whose parts the components are shown with. */
export interface SampleContent {
  chrome: Chrome;
  home: HomePage;
  article: ArticlePage;
  region: RegionPage;
  condition: ConditionPage;
  technique: TechniquePage;
  find: FindPage;
  /** What a form lets choose. */
  choices: { services: Choice[]; therapists: Choice[] };
  services: ServiceCard[];
  addOns: AddOn[];
  therapists: ChoosableTherapist[];
  reviews: Review[];
  places: Place[];
  findings: FindingRow[];
  frequency: FrequencyRow[];
  questions: Question[];
}

/** Components that hold others, or stand inside one, and are shown with it. */
export const shownWith: Record<string, string> = {
  'ui/Head': 'every page',
  'ui/Notices': 'this page, at its top',
  'ui/SiteHeader': 'this page, at its top',
  'ui/SiteFooter': 'this page, at its end',
  'ui/PageBody': 'this page',
  'ui/ReadingColumns': 'ui/ContentsList',
  'ui/LanguageLinks': 'this page, at its end',
  'ui/ChoosableList': 'studio/ChoosableReviews',
  'ui/RecordTable': 'guide/FindingTable',
  'ui/ProseList': 'ui/ProseView',
  'ui/InlineView': 'ui/ProseView',
  'ui/TextRun': 'ui/ProseView',
  'forms/FormFrame': 'forms/BookingForm',
  'forms/FormScript': 'forms/BookingForm',
  'forms/FormSummary': 'forms/BookingForm',
  'forms/FieldFrame': 'forms/BookingForm',
  'forms/ConsentField': 'forms/BookingForm',
  'forms/SelectField': 'forms/BookingForm',
  'forms/TextField': 'forms/BookingForm',
  'forms/WishField': 'forms/BookingForm',
  'forms/StarsField': 'forms/ReviewForm',
  'guide/MapParts': 'guide/BackMap',
  'guide/NoteInPlace': 'guide/NoteList',
  'guide/NoteView': 'guide/NoteList',
};

/** Props for each component, by its name such as `guide/BackMap`. */
export function samplesOf(content: SampleContent): Record<string, object> {
  const { chrome, home, article, region, condition, technique, find } = content;
  const [place] = content.places;
  const [card] = article.sections.flatMap((section) =>
    section.__typename === 'ComponentBlocksCareCards' ? section.careCards : [],
  );
  const regions = home.regions;
  return {
    'ui/Breadcrumb': { trail: condition.meta.trail },
    'ui/BookLink': {
      booking: { ...chrome.booking, href: 'https://booking.example/', external: true, leaves: 'on booking.example' },
    },
    'ui/BoxChoice': { name: 'sample-box', value: 'yes', label: 'Taking new clients' },
    'ui/Choice': {
      name: 'sample',
      label: 'Where it is felt',
      options: regions.map(({ mapId, name }) => [mapId, name]),
    },
    'ui/Cite': { note: 1, name: 'A study' },
    'ui/ContentsList': { contents: article.contents },
    'ui/MainAside': {},
    'ui/PageHeader': {
      trail: technique.meta.trail,
      title: technique.name,
      lede: technique.summary,
      eyebrow: 'Technique',
    },
    'ui/PageTools': {},
    'ui/NotTranslated': { shown: 'en', original: '#original' },
    'ui/PhoneLink': { phone: place?.phone ?? '555-0142' },
    'ui/PictureView': { picture: technique.picture, place: 'card' },
    'ui/ProseView': { prose: technique.body, under: 2 },
    'ui/SampleLabel': {},
    'ui/SearchForm': {},
    'ui/SearchResults': { places: chrome.header },
    'ui/SectionFrame': { heading: 'A section', anchor: 'a-section', more: { label: 'All of it', href: '#a-section' } },
    'ui/Wordmark': { studio: chrome.studio },
    'forms/BookingForm': { ...content.choices, place, email: chrome.studio.email },
    'forms/ReviewForm': { ...content.choices, phone: place?.phone, email: chrome.studio.email },
    'forms/Thanks': { kind: 'booking', reference: 'B7K-2MX', phone: place?.phone, email: chrome.studio.email },
    'guide/ArticleFeature': { article: home.article },
    'guide/ArticleGrid': { articles: home.article ? [home.article] : [] },
    'guide/AudienceRhythm': { row: content.frequency[0] },
    'guide/BackMap': { regions },
    'guide/BasisNote': { basis: 'practice' },
    'guide/Byline': { page: article },
    'guide/CareAlert': { href: '#care' },
    'guide/CareCardList': { cards: condition.careCards },
    'guide/CareCardView': { card },
    'guide/CertaintyDots': { certainty: 'low' },
    'guide/CertaintyKey': {},
    'guide/ChangeNotes': { notes: article.changeNotes },
    'guide/ChoosableFindings': { findings: content.findings },
    'guide/FinderCall': {},
    'guide/FinderLists': { finder: find.finder },
    'guide/FindingTable': { findings: content.findings },
    'guide/FrequencyTable': { rows: content.frequency },
    'guide/GlanceGrid': { cards: home.highlights },
    'guide/GlanceIcon': { icon: home.highlights[0]?.icon },
    'guide/HonestNote': { text: 'What we say here comes from practice. No study is cited.' },
    'guide/LinkRows': { rows: region.conditions },
    'guide/MuscleRows': { muscles: region.muscles },
    'guide/NoteList': { notes: article.notes.slice(0, 3) },
    'guide/Pager': { newer: '#newer', older: '#older' },
    'guide/PracticeList': { practices: region.practices },
    'guide/PressureBars': { pressure: technique.pressure },
    'guide/QuestionList': { questions: content.questions.slice(0, 4) },
    'guide/RegionEntry': { region },
    'guide/RegionFacts': { region },
    'guide/RegionPanel': { title: 'Where it is felt', regions: condition.regions },
    'guide/RelatedArticles': { articles: condition.articles },
    'guide/RelatedGuide': { title: 'Read on', related: article.related },
    'guide/StatementLabel': { statement: content.findings[0]?.statement },
    'guide/TechniqueCardView': { technique },
    'guide/TechniqueFacts': { technique, avoidIf: technique.avoidIf },
    'guide/TechniqueGrid': { techniques: condition.techniques },
    'guide/TechniqueLinks': { techniques: condition.techniques },
    'studio/AddOnGrid': { addOns: content.addOns },
    'studio/Address': { location: place, email: chrome.studio.email },
    'studio/Availability': { accepting: true },
    'studio/BookingCall': { chrome, title: home.bookingCall },
    'studio/ChoosableReviews': { reviews: content.reviews },
    'studio/ChoosableTherapists': { therapists: content.therapists },
    'studio/ExceptionsTable': { exceptions: place?.exceptions ?? [], today: place?.opening.today },
    'studio/HomeHero': { chrome, page: home },
    'studio/HoursTable': { hours: place?.hours ?? [], place },
    'studio/Mission': { mission: home.mission, awards: home.awards },
    'studio/OpenNow': { place },
    'studio/PriceList': { options: content.services[0]?.options ?? [] },
    'studio/ReviewCard': { review: content.reviews[0] },
    'studio/ReviewGrid': { reviews: content.reviews.slice(0, 3) },
    'studio/ServiceCardView': { service: content.services[0] },
    'studio/ServiceGrid': { services: content.services.slice(0, 3) },
    'studio/TherapistCardView': { therapist: content.therapists[0] },
    'studio/TherapistFacts': { therapist: content.therapists[0] },
    'studio/TherapistGrid': { therapists: content.therapists },
    'studio/TodayMark': { isToday: true },
    'studio/Visit': { place, email: chrome.studio.email },
  };
}
