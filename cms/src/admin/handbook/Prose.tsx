import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Text to read: lines of a readable length, in the admin's own colours. */
export const Prose = styled(Box).attrs({
  background: 'neutral0',
  color: 'neutral800',
  hasRadius: true,
  shadow: 'tableShadow',
  padding: 8,
})`
  font-size: 1.6rem;
  line-height: 1.6;
  & > * {
    max-width: 72rem;
  }
  & > * + * {
    margin-top: 1.2rem;
  }
  h2,
  h3 {
    font-weight: 600;
    line-height: 1.3;
    scroll-margin-top: 8rem;
  }
  h2 {
    font-size: 2.2rem;
    margin-top: 4rem;
  }
  h3 {
    font-size: 1.8rem;
    margin-top: 2.4rem;
  }
  ul,
  ol {
    padding-inline-start: 2.4rem;
    list-style: revert;
  }
  li + li {
    margin-top: 0.6rem;
  }
  strong {
    font-weight: 600;
  }
  em {
    font-style: italic;
  }
  code {
    font-family: monospace;
  }
  img {
    max-width: 100%;
    height: auto;
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
  }
  .table {
    overflow-x: auto;
  }
  th,
  td {
    padding: 0.8rem 1.6rem 0.8rem 0;
    vertical-align: top;
    text-align: start;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  }
  th {
    font-weight: 600;
  }
`;
