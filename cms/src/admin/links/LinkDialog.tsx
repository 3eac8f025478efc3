import { useRef, useState } from 'react';
import { Badge, Box, Button, Field, Flex, Modal, Typography } from '@strapi/design-system';
import type { LinkTarget } from '@kneadful/shared-types';
import { focusOn } from './editor-in-use';
import { isStudy, linkAround, type ProseEditor, putLink, selectedWords, takesLink } from './put-link';
import { useSearch } from './use-targets';

/** As many as the CMS answers. */
const mostFound = 10;

interface Props {
  /** Of the text that gets the link. */
  editor: ProseEditor;
  onClosed?: () => void;
}

/** Finds an entry or a study, and puts the link to it into the text. */
export function LinkDialog({ editor, onClosed }: Props) {
  const [isOpen, setIsOpen] = useState(true);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const found = useSearch(typed);

  function choose({ url, title }: LinkTarget): void {
    putLink(editor, { url, words: title });
    setIsOpen(false);
  }

  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Content
        data-links="dialog"
        onOpenAutoFocus={(event: Event) => {
          event.preventDefault();
          input.current?.focus();
        }}
        onCloseAutoFocus={(event: Event) => {
          event.preventDefault();
          focusOn(editor);
          onClosed?.();
        }}
      >
        <Modal.Header>
          <Modal.Title>Link to an entry or study</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{whatHappens(editor)}</Typography>
            {takesLink(editor) && (
              <>
                <Field.Root hint="A part of a title. Studies also by author and year.">
                  <Field.Label>Search</Field.Label>
                  <Field.Input
                    ref={input}
                    type="search"
                    autoComplete="off"
                    value={typed}
                    onChange={(event: React.ChangeEvent<HTMLInputElement>) => setTyped(event.target.value)}
                  />
                  <Field.Hint />
                </Field.Root>
                <Typography variant="pi" textColor="neutral600" role="status">
                  {countOf(found)}
                </Typography>
                {Array.isArray(found) && found.length > 0 && <Results found={found} choose={choose} />}
              </>
            )}
          </Flex>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function whatHappens(editor: ProseEditor): string {
  if (!takesLink(editor)) return 'No link can stand here. Click into the words of a text, and try again.';
  const around = linkAround(editor);
  if (around && isStudy(around.url)) return `Choose the study that “${around.words}” is to be instead.`;
  if (around) return `Choose what “${around.words}” is to lead to instead. A study is put behind it.`;
  const words = selectedWords(editor);
  if (words) return `“${words}” becomes the link. A study is put behind it.`;
  return 'No words are selected: the title is put where the cursor is.';
}

function countOf(found: ReturnType<typeof useSearch>): string {
  if (found === undefined) return '';
  if (found === 'asking') return 'Looking …';
  if (found === 'failed') return 'The CMS does not answer just now. Try again in a moment.';
  if (found.length === 0) return 'Nothing has that in its title. Try fewer letters.';
  if (found.length === mostFound) return `The first ${mostFound}. Type more to find others.`;
  return found.length === 1 ? '1 found' : `${found.length} found`;
}

const Results = ({ found, choose }: { found: LinkTarget[]; choose: (target: LinkTarget) => void }) => (
  <Flex tag="ul" direction="column" alignItems="stretch" gap={1} aria-label="Found">
    {found.map((target) => (
      <li key={target.url}>
        <Button
          variant="tertiary"
          fullWidth
          onClick={() => choose(target)}
          style={{ height: 'auto', justifyContent: 'flex-start', textAlign: 'start' }}
        >
          <Box paddingTop={1} paddingBottom={1}>
            <Flex gap={2} wrap="wrap" alignItems="baseline">
              <Typography fontWeight="bold">{target.title}</Typography>
              <Typography variant="pi" textColor="neutral600" fontWeight="regular">
                {target.typeName}
              </Typography>
              {!target.isLive && <Badge>Not published</Badge>}
            </Flex>
            {target.note && (
              <Typography variant="pi" textColor="neutral600" fontWeight="regular" tag="p">
                {target.note}
              </Typography>
            )}
          </Box>
        </Button>
      </li>
    ))}
  </Flex>
);
