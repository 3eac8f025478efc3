import { useState } from 'react';
import { Badge, Box, Button, Flex, Link, Popover, Typography } from '@strapi/design-system';
import type { SelectorBlock } from '@strapi/content-manager/strapi-admin';
import { NavLink } from 'react-router-dom';
import { editorInUse, focusOn } from './editor-in-use';
import { LinkDialog } from './LinkDialog';
import { isStudy, type ProseEditor, takeLinkAway } from './put-link';
import { useTargets } from './use-targets';

type Props = Parameters<SelectorBlock['renderElement']>[0] & { url: string };

/** A link to an entry or a study, in a text. A click tells what it leads to; writing goes on meanwhile. */
export function LinkInText({ attributes, children, url }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [changed, setChanged] = useState<ProseEditor>();
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Anchor asChild>
        <Box
          {...attributes}
          tag="a"
          href={url}
          color="primary600"
          style={{ textDecoration: isStudy(url) ? 'none' : 'underline', cursor: 'text' }}
          onClick={() => setIsOpen(true)}
        >
          {children}
        </Box>
      </Popover.Anchor>
      <Popover.Content
        aria-label="What the link leads to"
        onOpenAutoFocus={stayInTheText}
        onCloseAutoFocus={stayInTheText}
        data-links="popover"
      >
        <About
          url={url}
          change={() => {
            setIsOpen(false);
            setChanged(editorInUse());
          }}
          close={() => setIsOpen(false)}
        />
      </Popover.Content>
      {changed && <LinkDialog editor={changed} onClosed={() => setChanged(undefined)} />}
    </Popover.Root>
  );
}

const stayInTheText = (event: Event) => event.preventDefault();

function About({ url, change, close }: { url: string; change: () => void; close: () => void }) {
  const answer = useTargets([url]);
  const target = typeof answer === 'string' ? undefined : answer.targets[0];
  function takeAway(): void {
    const editor = editorInUse();
    if (!editor) return;
    takeLinkAway(editor);
    close();
    focusOn(editor);
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={3} padding={4} maxWidth="36rem">
      {target ? (
        <Box>
          <Typography variant="omega">
            {target.typeName}{' '}
            <Link tag={NavLink} to={target.path}>
              {target.title}
            </Link>{' '}
            {!target.isLive && <Badge>Not published</Badge>}
          </Typography>
          {target.note && (
            <Typography variant="pi" tag="p" textColor="neutral600">
              {target.note}
            </Typography>
          )}
        </Box>
      ) : (
        <Typography variant="omega">{withoutTarget(answer)}</Typography>
      )}
      <Flex gap={2}>
        <Button variant="tertiary" onClick={change}>
          Change
        </Button>
        <Button variant="danger-light" onClick={takeAway}>
          {isStudy(url) ? 'Take the study out' : 'Take the link away'}
        </Button>
      </Flex>
    </Flex>
  );
}

function withoutTarget(answer: ReturnType<typeof useTargets>): string {
  if (answer === 'asking') return 'Looking …';
  if (answer === 'failed') return 'What it leads to could not be looked up just now.';
  if (answer.unseen.length > 0) return 'It leads to an entry that your role does not show.';
  return 'It leads to an entry that is not there any more. On the page it is plain text.';
}
