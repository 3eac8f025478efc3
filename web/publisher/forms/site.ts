import type { FormKind, FormState, Offer } from '../../src/content/form-offer.ts';

/** What the forms need of the site that is live. */
export interface FormsSite {
  /** What can be asked for; none: there is no site yet. */
  offer(kind: FormKind): Offer | undefined;
  /**
   * A page of the site with a form that was sent, for its sender alone.
   * @param path below the language
   * @param locale of the page that the form stood on; the default one where it is none of the site's
   * @throws PageFailed, or where there is no site
   */
  page(path: string, form: FormState, locale?: string): Promise<Uint8Array>;
}
