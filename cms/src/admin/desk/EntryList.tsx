import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { EntryLink } from '@kneadful/shared-types';

const singleTypes = ['api::studio.studio', 'api::navigation.navigation'];

const addressOf = ({ uid, documentId }: EntryLink) =>
  singleTypes.includes(uid)
    ? `/content-manager/single-types/${uid}`
    : `/content-manager/collection-types/${uid}/${documentId}`;

interface Props<Item extends EntryLink> {
  entries: readonly Item[];
  /** What is said after the entry's name. */
  note?: (entry: Item) => string;
}

/** Entries by type and title, each leading to its form. */
export function EntryList<Item extends EntryLink>({ entries, note }: Props<Item>) {
  return (
    <Box tag="ul" paddingTop={1}>
      {entries.map((entry) => (
        <Box tag="li" key={`${entry.uid} ${entry.documentId} ${note?.(entry) ?? ''}`} paddingTop={1}>
          <Typography variant="omega">
            {entry.typeName}{' '}
            <Link tag={NavLink} to={addressOf(entry)}>
              {entry.title}
            </Link>
            {note?.(entry)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
