import { useEffect, useRef } from 'react';
import { Typography } from '@strapi/design-system';

/** The title of a step that took the place of another: focus goes with it. */
export function Heading({ children }: { children: React.ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Typography ref={heading} variant="beta" tag="h2" tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </Typography>
  );
}
