import { Box, Flex, Typography } from '@strapi/design-system';
import { CopyText } from './CopyText';
import { samplePayload, sampleReceiver } from './sample';

/** What a target is sent, and how it tells that it comes from here. */
export const WhatIsSent = () => (
  <Flex
    tag="section"
    aria-labelledby="what-is-sent"
    background="neutral0"
    shadow="tableShadow"
    hasRadius
    padding={5}
    direction="column"
    alignItems="stretch"
    gap={4}
  >
    <Box>
      <Typography variant="delta" tag="h2" id="what-is-sent">
        What a target is sent
      </Typography>
      <Typography variant="omega" tag="p" paddingTop={1}>
        A POST that says which revision of the content there is, why it changed, and which entries changed. Never what
        they say. GitHub gets the same as the event “kneadful-content”.
      </Typography>
    </Box>
    <CopyText text={samplePayload} name="Payload" />
    <Typography variant="omega" tag="p">
      Any answer from 200 to 299 acknowledges it. Everything else is tried again for two days; 410 switches the hook
      off. A call may take ten seconds.
    </Typography>
    <Box>
      <Typography variant="delta" tag="h2">
        Check the signature
      </Typography>
      <Typography variant="omega" tag="p" paddingTop={1}>
        With a secret, calls are signed as Standard Webhooks says, which has libraries for most languages. A server of
        your own in Node:
      </Typography>
    </Box>
    <CopyText text={sampleReceiver} name="Receiver in Node" />
    <Typography variant="pi" tag="p">
      All of it stands in docs/build-hooks.md of the project.
    </Typography>
  </Flex>
);
