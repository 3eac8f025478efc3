import type { Logo, Picture } from '../../lib/model.ts';
import { isIcon, logoSize } from '../../lib/logo-size.ts';
import type { Content } from '../content.ts';
import type { Entry } from '../entries/index.ts';

/** The studio's sign; none where it has no logo, and its name stands there. */
export function logoView(content: Content, { logo, logoDark }: Entry<'Studio'>): Logo | undefined {
  const file = logo && content.media(logo.documentId);
  if (!file) return undefined;
  const dark = logoDark && content.media(logoDark.documentId);
  return { ...inSign(file), dark: dark && inSign(dark), isIcon: isIcon(file) };
}

const inSign = (file: Omit<Picture, 'alt'>) => ({ ...file, ...logoSize(file) });
