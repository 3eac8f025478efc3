import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';

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
