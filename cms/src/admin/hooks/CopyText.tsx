import { Box, Flex, Typography } from '@strapi/design-system';
import { CopyButton } from '../CopyButton';

const written = { fontFamily: 'monospace', fontSize: '1.3rem', lineHeight: 1.5, margin: 0 } as const;

/** Text to take along, with a button that copies it. */
export function CopyText({ text, name, wraps = false }: { text: string; name: string; wraps?: boolean }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {/* It may be wider than the page: whoever has no mouse scrolls it with the keys. */}
      <Box
        role="region"
        aria-label={name}
        tabIndex={0}
        background="neutral100"
        borderColor="neutral200"
        hasRadius
        padding={4}
        overflow="auto"
      >
        <Typography
          tag="pre"
          style={{ ...written, ...(wraps && { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }) }}
          textColor="neutral800"
        >
          {text}
        </Typography>
      </Box>
      <CopyButton text={text} name={name} />
    </Flex>
  );
}
