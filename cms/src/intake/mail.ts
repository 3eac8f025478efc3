import { createTransport, type Mail, type Transport } from 'nodemailer';
import type { Core } from '@strapi/strapi';
import type { Settings } from '../../config/settings';

/** How long a mail server may take for each step, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** The studio's mail server. Without SMTP_URL there is none. */
export class Mailer {
  readonly #transport: Transport | undefined;
  readonly #from: string | undefined;

  constructor(strapi: Core.Strapi) {
    const { SMTP_URL, MAIL_FROM } = strapi.config.get('settings') as Settings;
    this.#transport = SMTP_URL ? createTransport({ url: SMTP_URL, ...patience }) : undefined;
    this.#from = MAIL_FROM;
  }

  get isSetUp(): boolean {
    return this.#transport !== undefined;
  }

  /** @throws where the mail server does not take it */
  async send(mail: Omit<Mail, 'from'>): Promise<void> {
    if (!this.#transport) throw new Error('There is no mail server: SMTP_URL is not set.');
    await this.#transport.sendMail({ from: this.#from, ...mail });
  }
}
