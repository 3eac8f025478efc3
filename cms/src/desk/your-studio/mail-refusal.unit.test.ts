import { expect, test } from '@jest/globals';
import { mailRefusal } from './mail-refusal';

const address = 'smtp://studio:the%20secret@mail.example:587';

test.each([
  [
    { code: 'EAUTH', response: '535 5.7.8 No such user' },
    'The mail server mail.example:587 does not accept the user or the password in SMTP_URL. It says: “535 5.7.8 No such user”',
  ],
  [
    { code: 'EENVELOPE', response: '550 relaying\r\n denied' },
    'The mail server mail.example:587 does not take mail from MAIL_FROM to you. It says: “550 relaying denied”',
  ],
  [
    { code: 'ECONNECTION' },
    'The mail server mail.example:587 does not answer (ECONNECTION). Look at the host and the port in SMTP_URL.',
  ],
  [undefined, 'The mail server mail.example:587 did not take the mail.'],
])('says why %j was no success', (error, sentence) => {
  expect(mailRefusal(error, address)).toBe(sentence);
});

test('a server that repeats the password, plain or as it was sent, does not get it onto the screen', () => {
  const sent = Buffer.from('\0studio\0the secret').toString('base64');
  const encoded = Buffer.from('the secret').toString('base64');
  const response = `535 the secret ${encoded} AUTH PLAIN ${sent}`;
  expect(mailRefusal({ code: 'EAUTH', response }, address)).toMatch(/“535 … … AUTH PLAIN …”$/);
});
