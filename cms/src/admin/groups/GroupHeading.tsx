import { Typography } from '@strapi/design-system';

/** Above the fields of a group in a form. */
export const GroupHeading = ({ label }: { label: string }) => (
  <Typography variant="beta" tag="h2">
    {label}
  </Typography>
);
