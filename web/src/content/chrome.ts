import type { Chrome } from '../lib/model.ts';
import { formPaths } from './addresses.ts';
import type { Content } from './content.ts';
import type { Entry } from './entries/index.ts';
import { bookingView } from './views/booking.ts';
import { locationView } from './views/location.ts';
import { logoView } from './views/logo.ts';
import { linkView, linkViews } from './views/studio.ts';

/** Header, footer and notices: what every page shows around its content. */
export function chromeOf({ frame: content }: Content): Chrome {
  const studio = content.single('Studio');
  const navigation = content.single('Navigation');
  const [location] = content.all('Location');
  const { name, shortName, mission, email, demo, awards, accent } = studio;
  return {
    studio: { name, shortName, mission, email, demo, awards, accent, logo: logoView(content, studio) },
    location: location && locationView(content, location),
    booking: bookingView(content),
    header: linkViews(content, navigation.header),
    // A group none of whose pages is published would be a title over nothing.
    footer: navigation.footer
      .map(({ title, links }) => ({ title, links: linkViews(content, links) }))
      .filter(({ links }) => links.length > 0),
    privacy: { label: content.ui.words.forms.privacy.title, href: content.href(formPaths.privacy) },
    footerNote: navigation.footerNote,
    banner: bannerOf(content, studio),
  };
}

/** Shown between its dates; a page that has it, or will have it, expires at the next of them. */
function bannerOf(content: Content, { banner }: Entry<'Studio'>): Chrome['banner'] {
  if (!banner) return undefined;
  const edges = [new Date(banner.startsAt), new Date(banner.endsAt)] as const;
  const now = content.now((moment) => edges.find((edge) => edge > moment));
  if (now < edges[0] || now >= edges[1]) return undefined;
  return { text: banner.text, link: banner.link && linkView(content, banner.link) };
}
