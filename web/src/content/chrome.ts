import type { Chrome } from '../lib/model.ts';
import { formPaths } from './addresses.ts';
import type { Content } from './content.ts';
import type { Entry } from './entries/index.ts';
import { linkView, linkViews } from './views/studio.ts';
import { locationView } from './views/location.ts';

/** Header, footer and notices: what every page shows around its content. */
export function chromeOf({ frame: content }: Content): Chrome {
  const studio = content.single('Studio');
  const { book } = content.ui.words.site;
  const navigation = content.single('Navigation');
  const [location] = content.all('Location');
  const { name, shortName, mission, email, demo, awards } = studio;
  const logo = studio.logo && content.mediaAddress(studio.logo.documentId);
  return {
    studio: { name, shortName, mission, email, demo, awards, logo: logo ? { src: logo } : undefined },
    location: location && locationView(content, location),
    booking: studio.bookingLink
      ? { label: book, href: studio.bookingLink, external: true }
      : { label: book, href: content.href(formPaths.booking) },
    header: linkViews(content, navigation.header),
    footer: navigation.footer.map(({ title, links }) => ({ title, links: linkViews(content, links) })),
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
