import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';

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

/** Where the browser does not let the page copy, the text can be selected. */
export function CopyButton({ text, name }: { text: string; name: string }) {
  const { copy } = useClipboard();
  const [copied, setCopied] = useState<{ text: string; isCopied: boolean }>();
  const outcome = copied?.text === text ? copied : undefined;
  return (
    <Flex gap={3} wrap="wrap">
      <Button
        variant="tertiary"
        startIcon={outcome?.isCopied ? <Check /> : <Duplicate />}
        aria-label={`Copy: ${name}`}
        onClick={async () => setCopied({ text, isCopied: await copy(text) })}
      >
        Copy
      </Button>
      <Typography variant="pi" role="status">
        {outcome &&
          (outcome.isCopied ? 'Copied.' : 'The browser does not let this page copy. Select the text and copy it.')}
      </Typography>
    </Flex>
  );
}
