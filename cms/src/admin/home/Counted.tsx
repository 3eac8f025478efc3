import { Badge, Box, Flex, Typography } from '@strapi/design-system';

interface Props {
  title: string;
  /** Of all rows. */
  count: number;
  /** Of rows that are not shown. */
  more?: number;
  children: React.ReactNode;
}

/** Rows of a widget, with how many there are. */
export const Counted = ({ title, count, more = 0, children }: Props) => (
  <Box>
    <Flex gap={2}>
      <Typography variant="sigma" tag="h3" textColor="neutral700">
        {title}
      </Typography>
      <Badge>{count}</Badge>
    </Flex>
    {children}
    {more > 0 && (
      <Typography variant="pi" textColor="neutral600">
        and {more} more
      </Typography>
    )}
  </Box>
);
