import { Badge } from '@strapi/design-system';

interface Props {
  variant: 'success' | 'primary' | 'danger' | 'neutral';
  children: string | number;
}

/** A badge whose text is dark enough to be read: of Strapi's own some are not. */
export const Mark = ({ variant, children }: Props) => (
  <Badge backgroundColor={`${variant}100`} textColor={`${variant}700`}>
    {children}
  </Badge>
);
