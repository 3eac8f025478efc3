import { Box, Button, Flex, Switch, Typography } from '@strapi/design-system';
import type { HookView } from '@kneadful/shared-types';
import { Mark } from './Mark';
import type { HookCommands } from './use-hook-commands';
import { kinds, lastAnswerOf, signingOf, stateOf } from './words';

export type HookDialog = 'edit' | 'deliveries' | 'rotate' | 'finish' | 'remove';

interface Props {
  hook: HookView;
  mayChange: boolean;
  commands: HookCommands;
  onOpen(dialog: HookDialog): void;
}

/** One hook: what it is, how far it is, and what can be done to it. */
export function HookCard({ hook, mayChange, commands, onOpen }: Props) {
  const busyWith = commands.busyWith(hook);
  const { name, kind, host, fromSettings, enabled, secret, lastAnswer } = hook;
  const { label, variant, text } = stateOf(hook);
  const signing = signingOf(hook);
  const isOwn = mayChange && !fromSettings;
  const opens = (dialog: HookDialog, label: string, variant: 'tertiary' | 'danger-light' = 'tertiary') => (
    <Button size="S" variant={variant} aria-label={`${label}: ${name}`} onClick={() => onOpen(dialog)}>
      {label}
    </Button>
  );
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={5} data-hook={name}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={3} wrap="wrap">
        <Box maxWidth="100%">
          <Flex gap={3} wrap="wrap">
            <Typography variant="delta" tag="h2" style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Typography>
            <Mark variant={variant}>{label}</Mark>
          </Flex>
          <Typography variant="omega" tag="p" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {kinds[kind].label}
            {host && ` · ${host}`}
          </Typography>
        </Box>
        {mayChange && (
          <Switch
            checked={enabled}
            visibleLabels
            onLabel="On"
            offLabel="Off"
            disabled={busyWith !== undefined}
            aria-label={`${name}: called when something is published`}
            onCheckedChange={() => void commands.run('switch', hook)}
          />
        )}
      </Flex>
      <Box paddingTop={3}>
        <Typography variant="omega" tag="p">
          {text}
        </Typography>
        <Typography variant="omega" tag="p" textColor={lastAnswer?.error ? 'danger600' : 'neutral800'}>
          {lastAnswerOf(lastAnswer)}
        </Typography>
        {signing && (
          <Typography variant="omega" tag="p" textColor={secret === 'unreadable' ? 'danger600' : 'neutral800'}>
            {signing}
          </Typography>
        )}
        {fromSettings && (
          <Typography variant="omega" tag="p" textColor="neutral600">
            Its address and its secret follow the settings PUBLISHER_URL and REBUILD_WEBHOOK_SECRET: they are changed
            there.
          </Typography>
        )}
      </Box>
      <Flex gap={2} paddingTop={4} wrap="wrap">
        {mayChange && (
          <Button
            size="S"
            variant="secondary"
            aria-label={`Send now: ${name}`}
            loading={busyWith === 'send'}
            onClick={() => void commands.run('send', hook)}
          >
            Send now
          </Button>
        )}
        {opens('deliveries', 'Deliveries')}
        {isOwn && opens('edit', 'Edit')}
        {isOwn && kind !== 'github' && opens('rotate', secret === 'none' ? 'Sign calls' : 'Rotate secret')}
        {isOwn && secret === 'two' && opens('finish', 'Finish rotation')}
        {isOwn && opens('remove', 'Remove', 'danger-light')}
      </Flex>
    </Box>
  );
}
