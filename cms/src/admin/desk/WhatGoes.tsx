import { Box, Flex, Typography } from '@strapi/design-system';
import type { Referrer } from '@kneadful/shared-types';
import { Unseen } from './BeforePublishing';
import { EntryList } from './EntryList';
import { type Asked, useDesk } from './use-desk';

interface Props extends Asked {
  /** Whether the original goes too, whichever language the form shows. */
  withOriginal: boolean;
  /** Whether the entry is named: of many, each is. */
  named?: boolean;
}

/** What goes with an entry, or loses its link. */
export function WhatGoes({ withOriginal, named = false, ...asked }: Props) {
  const departure = useDesk('departure', asked);
  if (departure === 'asking') return <Typography variant="omega">Looking for what links here …</Typography>;
  if (departure === 'failed')
    return <Typography variant="omega">What links here could not be looked up. Close this and try again.</Typography>;
  const { name, linkedFrom, more, unseen, isOriginal, translations } = departure;
  if (!isOriginal && !withOriginal)
    return (
      <Typography variant="omega">Only this translation goes. The original stays on the site in its place.</Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {named && (
        <Typography variant="omega" fontWeight="bold">
          {name}
        </Typography>
      )}
      {translations > 0 && (
        <Typography variant="omega">
          {translations === 1 ? 'Its translation leaves' : `Its ${translations} translations leave`} the site with it.
        </Typography>
      )}
      {linkedFrom.length + unseen === 0 && <Typography variant="omega">Nothing on the site links to it.</Typography>}
      <Linked
        title="These cannot stand without it, and leave the site too:"
        entries={linkedFrom.filter(({ falls }) => falls)}
      />
      <Linked title="These link to it; there the link disappears:" entries={linkedFrom.filter(({ falls }) => !falls)} />
      {more > 0 && <Typography variant="omega">And {more} more that lose a link.</Typography>}
      <Unseen count={unseen} />
    </Flex>
  );
}

function Linked({ title, entries }: { title: string; entries: readonly Referrer[] }) {
  if (entries.length === 0) return null;
  return (
    <Box>
      <Typography variant="omega" fontWeight="semiBold">
        {title}
      </Typography>
      <Box maxHeight="12rem" overflow="auto">
        <EntryList entries={entries} />
      </Box>
    </Box>
  );
}
