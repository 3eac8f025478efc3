import { Box, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import handbook from '../../../../docs/editors.md?raw';
import { sectionsOf } from './sections';

/** What the handbook answers. */
export const HandbookWidget = () => (
  <Box tag="ul" width="100%" data-home="handbook">
    {sectionsOf(handbook).map(({ title, id }) => (
      <Typography key={id} tag="li" variant="omega">
        <Link tag={NavLink} to={`/handbook#${id}`}>
          {title}
        </Link>
      </Typography>
    ))}
  </Box>
);
