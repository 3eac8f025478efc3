import { useState } from 'react';
import { Box, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import type { RequestDesk } from '@kneadful/shared-types';
import { useAnswer } from '../desk/use-answer';
import { Letter } from './Letter';

const bookingRequest = 'api::booking-request.booking-request';

/** Beside a booking request: how to answer it, and when it is deleted. */
export const Answer: PanelComponent = ({ document, documentId, model }) => {
  if (model !== bookingRequest || !documentId || !document) return null;
  return {
    title: 'Answer',
    content: <Answering key={documentId} documentId={documentId} version={String(document.updatedAt)} />,
  };
};

function Answering({ documentId, version }: { documentId: string; version: string }) {
  const answer = useAnswer<RequestDesk>(`/desk/requests/${documentId}`, version);
  // Over an earlier answer a letter may be open, which stays where a later question is not answered.
  const [known, setKnown] = useState<RequestDesk>();
  if (typeof answer !== 'string' && answer !== known) setKnown(answer);
  const request = known ?? (answer as 'asking' | 'failed');
  if (request === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (request === 'failed')
    return <Typography variant="omega">This could not be looked up just now. Open the request again.</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-desk="request">
      <Reach request={request} documentId={documentId} />
      {request.times.length > 0 && <Times request={request} />}
      <Typography variant="pi">It is deleted on {request.deletedOn}.</Typography>
    </Flex>
  );
}

function Reach({ request, documentId }: { request: RequestDesk; documentId: string }) {
  const { email, phone, letter, canSend } = request;
  const mailto = `mailto:${email}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.text)}`;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {email && canSend && <Letter uid={bookingRequest} documentId={documentId} to={email} letter={letter} />}
      {email && (
        <LinkButton href={mailto} variant={canSend ? 'tertiary' : 'default'}>
          Use my mail program
        </LinkButton>
      )}
      {phone && (
        <LinkButton href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} variant="tertiary">
          Call {phone}
        </LinkButton>
      )}
      <Typography variant="pi">
        {canSend
          ? 'A letter that is sent from here makes a new request “answered”.'
          : 'Set the state to “answered” when you have written.'}
      </Typography>
    </Flex>
  );
}

const Times = ({ request: { reference, times } }: { request: RequestDesk }) => (
  <Box>
    <Typography variant="sigma" tag="h3" textColor="neutral600">
      For your calendar
    </Typography>
    <Box tag="ul">
      {times.map(({ label, calendar }) => (
        <Box tag="li" key={label} paddingTop={1}>
          <Link href={`data:text/calendar;charset=utf-8,${encodeURIComponent(calendar)}`} download={`${reference}.ics`}>
            {label}
          </Link>
        </Box>
      ))}
    </Box>
  </Box>
);
