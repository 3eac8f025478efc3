import { useEffect, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ComingRow, ScheduledAction } from '@kneadful/shared-types';
import { deeds, momentIn } from './words';

interface Props {
  action: ComingRow['action'];
  plan: ScheduledAction;
  timezone: string;
  mayChange: boolean;
  isBusy: boolean;
  onClear(): void;
  onRetry(): void;
  onDismiss(): void;
}

/** What is set, was done, or was refused, and by whom. */
export function Planned({ action, plan, timezone, mayChange, isBusy, onClear, onRetry, onDismiss }: Props) {
  const { state, due, by, refusal } = plan;
  const hasWaited = useHasWaited(plan);
  const { willBe, was, failed } = deeds[action];
  const when = momentIn(timezone, due);
  if (state === 'refused')
    return (
      <Box background="danger100" padding={3} hasRadius role="alert">
        <Typography variant="pi" tag="p" textColor="danger700" fontWeight="bold">
          {failed} on {when}
        </Typography>
        <Typography variant="pi" tag="p" textColor="danger700">
          {refusal}
        </Typography>
        <Typography variant="pi" tag="p" textColor="danger700">
          Set by {by}.
        </Typography>
        {mayChange && (
          <Flex gap={2} paddingTop={2} wrap="wrap">
            <Button size="S" variant="secondary" disabled={isBusy} onClick={onRetry}>
              Try again now
            </Button>
            <Button size="S" variant="tertiary" disabled={isBusy} onClick={onDismiss}>
              Dismiss
            </Button>
          </Flex>
        )}
      </Box>
    );
  return (
    <Box role="status">
      <Typography variant="pi" tag="p">
        {state === 'done' ? was : willBe} on {when}. Set by {by}.
        {state === 'done' && hasWaited && ' Open the entry again to see it so.'}
      </Typography>
      {state === 'waiting' && mayChange && (
        <Box paddingTop={1}>
          <Button
            size="S"
            variant="tertiary"
            disabled={isBusy}
            aria-label={`Clear: ${willBe} on ${when}`}
            onClick={onClear}
          >
            Clear
          </Button>
        </Box>
      )}
    </Box>
  );
}

/** Whether it waited while this form was open, which shows the entry as it was then. */
function useHasWaited({ state }: ScheduledAction): boolean {
  const [hasWaited, setHasWaited] = useState(false);
  useEffect(() => {
    if (state === 'waiting') setHasWaited(true);
  }, [state]);
  return hasWaited;
}
