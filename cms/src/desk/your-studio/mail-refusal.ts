/** What nodemailer says of a mail that was not taken. */
interface MailError {
  code?: string;
  /** The server's own words. */
  response?: string;
}

const unreachable = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ECONNREFUSED', 'ECONNRESET'];

/** Why a mail was not taken, in a sentence for an owner, without the secrets of SMTP_URL, whatever the server repeats. */
export function mailRefusal(error: unknown, smtpUrl: string): string {
  const { code = '', response } = (error ?? {}) as MailError;
  const { host, username, password } = new URL(smtpUrl);
  const said = response ? ` It says: “${withoutSecrets(response, username, password)}”` : '';
  if (code === 'EAUTH') return `The mail server ${host} does not accept the user or the password in SMTP_URL.${said}`;
  if (code === 'EENVELOPE') return `The mail server ${host} does not take mail from MAIL_FROM to you.${said}`;
  if (code === 'ETLS')
    return `The mail server ${host} cannot be talked to in private: smtps:// is for port 465.${said}`;
  if (unreachable.includes(code) && !response)
    return `The mail server ${host} does not answer (${code}). Look at the host and the port in SMTP_URL.`;
  return `The mail server ${host} did not take the mail.${said}`;
}

function withoutSecrets(text: string, user: string, password: string): string {
  const [plainUser, plainPassword] = [decodeURIComponent(user), decodeURIComponent(password)];
  const base64 = (value: string) => Buffer.from(value).toString('base64');
  const secrets = [plainPassword, password, plainUser && `\0${plainUser}\0${plainPassword}`]
    .filter((secret): secret is string => Boolean(secret))
    .flatMap((secret) => [secret, base64(secret)]);
  const clean = secrets.reduce((left, secret) => left.replaceAll(secret, '…'), text);
  return clean.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
}
