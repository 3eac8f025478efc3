import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { HookDelivery, HookView } from '@kneadful/shared-types';
import { useLive } from '../home/use-live';
import { duration, moment } from '../home/words';
import { Mark } from './Mark';
import { Sheet } from './Sheet';
import type { HookCommands } from './use-hook-commands';
import { causeOf } from './words';

interface Props {
  hook: HookView;
  mayChange: boolean;
  commands: HookCommands;
  onClose(): void;
}

/** The newest calls of a hook, and what came of each. */
export function Deliveries({ hook, mayChange, commands, onClose }: Props) {
  const { fresh: deliveries, look } = useLive<HookDelivery[]>(`/build-hooks/${hook.documentId}/deliveries`, () => 4);
  const send = async () => {
    await commands.run('send', hook);
    await look();
  };
  return (
    <Sheet
      title={`Deliveries to “${hook.name}”`}
      onClose={onClose}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            Close
          </Button>
          {mayChange && (
            <Button variant="secondary" loading={commands.busyWith(hook) === 'send'} onClick={() => void send()}>
              Send again
            </Button>
          )}
        </>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {mayChange && (
          <Typography variant="pi">
            “Send again” tells it the newest state, which holds all that an earlier one would have told.
          </Typography>
        )}
        <Rows deliveries={deliveries} />
      </Flex>
    </Sheet>
  );
}

function Rows({ deliveries }: { deliveries: HookDelivery[] | 'asking' | 'failed' }) {
  if (deliveries === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (deliveries === 'failed') return <Typography variant="omega">The CMS does not answer just now.</Typography>;
  if (deliveries.length === 0) return <Typography variant="omega">It has not been called yet.</Typography>;
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={3} aria-live="polite" data-hooks="deliveries">
      {deliveries.map((delivery) => (
        <Delivery key={`${delivery.messageId} ${delivery.attempt} ${delivery.sentAt}`} delivery={delivery} />
      ))}
    </Flex>
  );
}

function Delivery({ delivery }: { delivery: HookDelivery }) {
  const { sentAt, revision, attempt, milliseconds, answer, error, messageId } = delivery;
  return (
    <Box tag="li" borderColor="neutral200" hasRadius padding={3}>
      <Flex gap={3} wrap="wrap">
        <Mark variant={error ? 'danger' : 'success'}>{answer ?? 'No answer'}</Mark>
        <Typography variant="omega" fontWeight="bold">
          {moment(sentAt)}
        </Typography>
        <Typography variant="omega">{causeOf(delivery)}</Typography>
        <Typography variant="pi">{duration(milliseconds)}</Typography>
        {attempt > 1 && <Typography variant="pi">{`Try ${attempt}`}</Typography>}
      </Flex>
      {error && (
        <Typography variant="omega" tag="p" textColor="danger600" paddingTop={1}>
          {error}
        </Typography>
      )}
      <Typography variant="pi" tag="p" textColor="neutral600" paddingTop={1} style={{ overflowWrap: 'anywhere' }}>
        Revision {revision.slice(0, 12)} · {messageId}
      </Typography>
    </Box>
  );
}
