import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { MailState } from '@kneadful/shared-types';
import { useLive } from '../home/use-live';
import { Problem, Section, Unanswered } from './Section';
import { useOrder } from '../use-order';

/** Whether the CMS can write mail, what it needs for it, and a mail to try it. */
export function Mail() {
  const { answer: mail } = useLive<MailState>('/desk/your-studio/mail', () => 60);
  if (mail === 'asking' || mail === 'failed')
    return (
      <Section title="Mail">
        <Unanswered answer={mail} />
      </Section>
    );
  return <Section title="Mail">{mail.isSetUp ? <SetUp mail={mail} /> : <NotSetUp />}</Section>;
}

function SetUp({ mail: { server, from, studio, you } }: { mail: MailState }) {
  const { order, isBusy, problem } = useOrder();
  const [isSent, setIsSent] = useState(false);
  const send = async () => {
    setIsSent(false);
    setIsSent((await order('/desk/your-studio/mail/test')) !== undefined);
  };
  return (
    <>
      <Typography variant="omega" tag="p">
        Mail goes out by {server}, from {from}.{' '}
        {studio
          ? `${studio}, the studio’s published address, is told of every review and booking request.`
          : 'Nobody is told of reviews and booking requests: publish an e-mail address in Studio.'}
      </Typography>
      <Flex gap={4} wrap="wrap">
        <Button variant="secondary" loading={isBusy} onClick={() => void send()}>
          Send a test mail to {you}
        </Button>
      </Flex>
      {problem && <Problem>{problem}</Problem>}
      <Typography variant="omega" tag="p" role="status" textColor="success600">
        {isSent && `The mail server has taken it. If it does not reach ${you}, look among what is called spam.`}
      </Typography>
    </>
  );
}

const NotSetUp = () => (
  <>
    <Typography variant="omega" tag="p">
      No mail server is set up. Everything works without one: reviews and booking requests wait on the home page, you
      answer them with your own mail program, and people come in by the links above.
    </Typography>
    <Typography variant="omega" tag="p">
      With one, the studio is told of what has come, and letters are sent from here. Whoever runs the CMS sets{' '}
      <code>SMTP_URL</code>, the server with its user and password (smtp://user:password@mail.example.org:587), and{' '}
      <code>MAIL_FROM</code>, whom mail is from, and starts the CMS again. See docs/forms.md and docs/settings.md.
    </Typography>
  </>
);
