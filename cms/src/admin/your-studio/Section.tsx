import { Box, Flex, Typography } from '@strapi/design-system';

interface Props {
  title: string;
  /** Beside the title. */
  action?: React.ReactNode;
  children: React.ReactNode;
}

/** One part of the page. */
export const Section = ({ title, action, children }: Props) => (
  <Box tag="section" aria-label={title} background="neutral0" shadow="tableShadow" hasRadius padding={6}>
    <Flex justifyContent="space-between" alignItems="center" gap={4} wrap="wrap" paddingBottom={4}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      {action}
    </Flex>
    <Flex direction="column" alignItems="stretch" gap={4}>
      {children}
    </Flex>
  </Box>
);

/** What stands there until there is an answer. */
export const Unanswered = ({ answer }: { answer: 'asking' | 'failed' }) => (
  <Typography variant="omega">{answer === 'asking' ? 'Looking …' : 'The CMS does not answer just now.'}</Typography>
);

export const Problem = ({ children }: { children: string }) => (
  <Typography variant="omega" tag="p" textColor="danger600" role="alert">
    {children}
  </Typography>
);
