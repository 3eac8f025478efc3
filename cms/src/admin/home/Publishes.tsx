import { useRef } from 'react';
import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import type { SitePublish } from '@kneadful/shared-types';
import { duration, moment, why } from './words';

interface Props {
  publishes: readonly SitePublish[];
  mayGoBack: boolean;
  /** The row that asked for it changes by that, so it does not wait itself. */
  goBack(id: string): Promise<void>;
}

/** The last releases and what was refused, with the way back to one of them. */
export function Publishes({ publishes, mayGoBack, goBack }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const goBackTo = async ({ id }: SitePublish) => {
    if (id) await goBack(id);
    // The button is gone.
    if (document.activeElement === document.body) list.current?.focus();
  };
  if (publishes.length === 0) return null;
  return (
    <Box>
      <Typography variant="sigma" tag="h3" textColor="neutral700">
        Last published
      </Typography>
      <Box tag="ul" ref={list} tabIndex={-1}>
        {publishes.map((each) => (
          <Flex key={each.id ?? each.at} tag="li" justifyContent="space-between" gap={3} paddingTop={2}>
            <Box>
              <Typography variant="omega" tag="p">
                {moment(each.at)} {why(each)}
              </Typography>
              <Typography variant="pi" tag="p" textColor={each.result === 'refused' ? 'danger600' : 'neutral600'}>
                {outcome(each)}
              </Typography>
            </Box>
            {mayGoBack && each.result === 'earlier' && <GoBack to={each} confirm={() => void goBackTo(each)} />}
          </Flex>
        ))}
      </Box>
    </Box>
  );
}

function outcome({ result, message, pages, took }: SitePublish): string {
  if (result === 'refused') return `Refused. ${message ?? ''}`;
  const made = `${pages === 1 ? 'one page' : `${pages ?? 0} pages`} made in ${duration(took ?? 0)}`;
  return result === 'live' ? `Visitors see this: ${made}` : made;
}

function GoBack({ to, confirm }: { to: SitePublish; confirm(): void }) {
  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="tertiary" size="S" aria-label={`Go back to ${moment(to.at)}`}>
          Go back
        </Button>
      </Dialog.Trigger>
      <Dialog.Content>
        <Dialog.Header>Go back to {moment(to.at)}?</Dialog.Header>
        <Dialog.Body>
          Visitors see the site as it was then, at once. Nothing is lost: what is published stays as it is here, and
          waits until you choose “Go on publishing”.
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              Cancel
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={confirm}>
              Go back
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
