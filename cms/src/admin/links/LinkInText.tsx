import { useState } from 'react';
import { Badge, Box, Button, Flex, Link, Popover, Typography } from '@strapi/design-system';
import type { SelectorBlock } from '@strapi/content-manager/strapi-admin';
import { NavLink } from 'react-router-dom';
import { editorInUse, focusOn } from './editor-in-use';
import { LinkDialog } from './LinkDialog';
import { isStudy, linkAround, type ProseEditor, takeLinkAway } from './put-link';
import { useTargets } from './use-targets';

type Props = Parameters<SelectorBlock['renderElement']>[0] & { url: string };

/** A link to an entry or a study, in a text. A click tells what it leads to; writing goes on meanwhile. */
export function LinkInText({ attributes, children, url }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const [isEditable, setIsEditable] = useState(false);
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
          onClick={({ currentTarget }: React.MouseEvent<HTMLElement>) => {
            setIsEditable(currentTarget.isContentEditable);
            setIsOpen(true);
          }}
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
          isEditable={isEditable}
          change={() => {
            setIsOpen(false);
            setChanged(editorAt(url));
          }}
          close={() => setIsOpen(false)}
        />
      </Popover.Content>
      {changed && <LinkDialog editor={changed} onClosed={() => setChanged(undefined)} />}
    </Popover.Root>
  );
}

/** The editor whose cursor stands in a link to there; it may have moved on since the click. */
function editorAt(url: string): ProseEditor | undefined {
  const editor = editorInUse();
  return editor && linkAround(editor)?.url === url ? editor : undefined;
}

const stayInTheText = (event: Event) => event.preventDefault();

interface AboutProps {
  url: string;
  isEditable: boolean;
  change(): void;
  close(): void;
}

function About({ url, isEditable, change, close }: AboutProps) {
  const answer = useTargets([url]);
  const target = typeof answer === 'string' ? undefined : answer.targets[0];
  function takeAway(): void {
    const editor = editorAt(url);
    close();
    if (!editor) return;
    takeLinkAway(editor);
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
      {isEditable && (
        <Flex gap={2}>
          <Button variant="tertiary" onClick={change}>
            Change
          </Button>
          <Button variant="danger-light" onClick={takeAway}>
            {isStudy(url) ? 'Take the study out' : 'Take the link away'}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function withoutTarget(answer: ReturnType<typeof useTargets>): string {
  if (answer === 'asking') return 'Looking …';
  if (answer === 'failed') return 'What it leads to could not be looked up just now.';
  if (answer.unseen.length > 0) return 'It leads to an entry that your role does not show.';
  return 'It leads to an entry that is not there any more. On the page it is plain text.';
}
