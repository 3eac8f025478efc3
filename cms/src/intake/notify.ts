import type { Core } from '@strapi/strapi';
import { nameOf } from './failure';
import { studioFacts } from '../content-model/published';
import { Mailer } from './mail';

/**
 * Tells the studio by mail that something has come. A mail is no private thing: it says what kind it is, its reference
 * and where to read it, and nothing of what was typed. Without SMTP_URL it tells nobody.
 */
export class Notifier {
  readonly #strapi: Core.Strapi;
  readonly #mailer: Mailer;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
    this.#mailer = new Mailer(strapi);
  }

  /** Never throws: what came is stored, whatever becomes of the mail. */
  async tell({ uid, called }: { uid: string; called: string }, reference: string, documentId: string): Promise<void> {
    if (!this.#mailer.isSetUp) return;
    const admin = `${this.#strapi.config.get<string>('server.url')}/admin/content-manager/collection-types`;
    try {
      const { email: to } = await studioFacts(this.#strapi);
      if (!to) return this.#warn(reference, 'the studio has no e-mail address: publish one with it');
      await this.#mailer.send({
        to,
        subject: `A ${called}: ${reference}`,
        text: `A ${called} has come in through the site. Its reference is ${reference}.\n\nRead it here: ${admin}/${uid}/${documentId}\n`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      this.#warn(reference, nameOf(error));
    }
  }

  #warn(reference: string, why: string): void {
    this.#strapi.log.warn(`${reference} is stored, but the studio was not told of it by mail: ${why}.`);
  }
}
