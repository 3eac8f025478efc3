import type { HomePage } from '../../lib/model.ts';
import { routePaths } from '../addresses.ts';
import type { Content } from '../content.ts';
import { highlightsOf } from '../sections.ts';
import { business } from '../structured-data/business.ts';
import { webSite } from '../structured-data/site.ts';
import { mappedRegion } from '../views/guide.ts';
import { placeView } from '../views/location.ts';
import { reviewView, serviceCard, therapistCard } from '../views/studio.ts';
import { articleCard } from './article.ts';
import { metaOf, withData } from './meta.ts';
import { regionsInOrder } from './region.ts';

export function homePage(content: Content): HomePage {
  const studio = content.single('Studio');
  const article = content.entry('Article', studio.homeArticle);
  const [location] = content.all('Location');
  const { tagline, promise, introduction, mission, bookingCall, awards } = studio;
  const page: HomePage = {
    meta: metaOf(content, { title: studio.name, description: introduction, path: routePaths.home }),
    tagline,
    promise,
    introduction,
    mission,
    bookingCall,
    awards,
    place: location && placeView(content, location),
    article: article && articleCard(content, article),
    highlights: article ? highlightsOf(article.sections, content) : [],
    regions: regionsInOrder(content).map((region) => mappedRegion(content, region)),
    services: content.entries('Service', studio.homeServices).map((service) => serviceCard(content, service)),
    therapists: content.all('Therapist').map((therapist) => therapistCard(content, therapist)),
    reviews: content.entries('Review', studio.homeReviews).map((review) => reviewView(content, review)),
  };
  return withData(page, webSite(content), business(content, page.services));
}
