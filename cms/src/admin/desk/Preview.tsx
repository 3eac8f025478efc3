import { useEffect, useState } from 'react';
import { Button, Flex, Link, Modal, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { entryBeside } from './entry-beside';
import { PreviewFrame, type Screen, screens } from './PreviewFrame';
import { type Asked, useDesk } from './use-desk';

/** Beside every form: the page that shows the entry, as it is saved. */
export const Preview: PanelComponent = (props) => {
  const entry = entryBeside(props);
  return entry ? { title: 'Preview', content: <Previewed key={entry.documentId} {...entry} /> } : null;
};

/** Before the address has ended, which lasts an hour. */
const renewal = 50 * 60_000;

function Previewed({ version, ...asked }: Asked) {
  const [renewed, setRenewed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setRenewed((times) => times + 1), renewal);
    return () => clearInterval(timer);
  }, []);
  const preview = useDesk('preview', { ...asked, version: `${version} ${renewed}` });
  const isModified = useForm('Preview', ({ modified }) => modified);
  if (preview === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (preview === 'failed')
    return <Typography variant="omega">There is no preview just now. Save, or open the entry again.</Typography>;
  if (!preview)
    return <Typography variant="omega">Previews are not set up: the CMS needs the setting PREVIEW_SECRET.</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-desk="preview">
      <PreviewFrame url={preview.url} screen="phone" />
      {isModified && <Typography variant="pi">Save to see what you changed.</Typography>}
      <Flex gap={4} justifyContent="space-between" wrap="wrap">
        <Larger url={preview.url} />
        <Link href={preview.url} isExternal>
          In a new tab
        </Link>
      </Flex>
    </Flex>
  );
}

function Larger({ url }: { url: string }) {
  const [screen, setScreen] = useState<Screen>('desktop');
  return (
    <Modal.Root>
      <Modal.Trigger>
        <Button variant="tertiary">Larger</Button>
      </Modal.Trigger>
      <Modal.Content style={{ width: '94vw', maxWidth: '94vw', height: '94vh', maxHeight: '94vh' }}>
        <Modal.Header>
          <Modal.Title>Preview</Modal.Title>
          <Flex gap={2} role="group" aria-label="Width of the screen">
            {(Object.keys(screens) as Screen[]).map((each) => (
              <Button
                key={each}
                variant={each === screen ? 'secondary' : 'tertiary'}
                aria-pressed={each === screen}
                onClick={() => setScreen(each)}
              >
                {screens[each].label}
              </Button>
            ))}
          </Flex>
        </Modal.Header>
        <Modal.Body>
          <PreviewFrame url={url} screen={screen} isLarge />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
