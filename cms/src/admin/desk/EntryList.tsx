import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { DeskLink } from '@kneadful/shared-types';

interface Props<Item extends DeskLink> {
  entries: readonly Item[];
  /** What is said after the entry's name. */
  note?: (entry: Item) => string;
}

/** Entries by type and title, each leading to its form. */
export function EntryList<Item extends DeskLink>({ entries, note }: Props<Item>) {
  return (
    <Box tag="ul" paddingTop={1}>
      {entries.map((entry) => (
        <Box tag="li" key={`${entry.path} ${note?.(entry) ?? ''}`} paddingTop={1}>
          <Typography variant="omega">
            {entry.typeName}{' '}
            <Link tag={NavLink} to={entry.path}>
              {entry.title}
            </Link>
            {note?.(entry)}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
