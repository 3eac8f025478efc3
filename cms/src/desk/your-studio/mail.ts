import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { MailState } from '@kneadful/shared-types';
import type { Settings } from '../../../config/settings';
import { studioFacts } from '../../content-model/published';
import { nameOf } from '../../intake/failure';
import type { Mailer } from '../../intake/mail';
import { mailRefusal } from './mail-refusal';

/** Whether mail is set up, and how: never the user or the password. */
export async function mailState(strapi: Core.Strapi, mailer: Mailer, you: string): Promise<MailState> {
  const { SMTP_URL, MAIL_FROM } = strapi.config.get('settings') as Settings;
  const { email } = await studioFacts(strapi);
  return {
    isSetUp: mailer.isSetUp,
    ...(SMTP_URL && { server: new URL(SMTP_URL).host }),
    ...(MAIL_FROM && { from: MAIL_FROM }),
    ...(email && { studio: email }),
    you,
  };
}

/** @throws ApplicationError with what the mail server says, where it does not take the mail */
export async function sendTestMail(strapi: Core.Strapi, mailer: Mailer, to: string): Promise<void> {
  if (!mailer.isSetUp)
    throw new errors.ApplicationError('No mail server is set up. Set SMTP_URL and MAIL_FROM, and start the CMS again.');
  const { name = 'the studio' } = await studioFacts(strapi);
  try {
    await mailer.send({
      to,
      subject: `A test mail from ${name}`,
      text: `Mail works: the CMS of ${name} has sent you this because you asked for it on the page “Your studio”.\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    strapi.log.warn(`A test mail was not taken: ${nameOf(error)}.`);
    const { SMTP_URL = '' } = strapi.config.get('settings') as Settings;
    throw new errors.ApplicationError(mailRefusal(error, SMTP_URL));
  }
}
