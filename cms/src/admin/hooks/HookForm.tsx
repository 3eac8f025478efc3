import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { HookKind, HookView } from '@kneadful/shared-types';
import { CopyButton } from '../CopyButton';
import { newSecret } from './secret';
import { Sheet } from './Sheet';
import { useAsking } from '../use-asking';
import { kinds } from './words';

interface Props {
  /** The one to change; a new one otherwise. */
  hook?: HookView;
  onDone(): Promise<void>;
  onClose(): void;
}

const fields = ['name', 'kind', 'url', 'secret'] as const;
type FieldName = (typeof fields)[number];

/** Adds a hook, or changes one. What was typed stays until the CMS has taken it. */
export function HookForm({ hook, onDone, onClose }: Props) {
  const { post, put } = useFetchClient();
  const { ask, problems, isBusy } = useAsking(fields);
  const before = { name: hook?.name ?? '', kind: hook?.kind ?? 'generic', url: hook?.url ?? '', secret: '' } as const;
  const [typed, setTyped] = useState<Record<FieldName, string>>(before);
  const form = useRef<HTMLFormElement>(null);
  const words = kinds[typed.kind as HookKind];
  const isChanged = fields.some((field) => typed[field] !== before[field]);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problems]);

  const type = (field: FieldName, text: string) => setTyped((now) => ({ ...now, [field]: text }));

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const changed = (['name', 'url', 'secret'] as const).filter((field) => typed[field].trim() !== before[field]);
    const wanted = Object.fromEntries(changed.map((field) => [field, typed[field]]));
    const isDone = await ask(() =>
      hook ? put(`/build-hooks/${hook.documentId}`, wanted) : post('/build-hooks', { ...wanted, kind: typed.kind }),
    );
    if (!isDone) return;
    await onDone();
    onClose();
  }

  const text = (field: FieldName, label: string, hint: string, placeholder?: string) => (
    <Field.Root name={field} error={problems[field]} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <Field.Input
        value={typed[field]}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(field, event.currentTarget.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );

  return (
    <Sheet
      title={hook ? `Edit “${hook.name}”` : 'Add a build hook'}
      isKept={isChanged}
      onClose={onClose}
      footer={
        <>
          <Button variant="tertiary" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form="build-hook" loading={isBusy}>
            {hook ? 'Save' : 'Add'}
          </Button>
        </>
      }
    >
      <Flex
        tag="form"
        id="build-hook"
        ref={form}
        noValidate
        onSubmit={(event: FormEvent) => void save(event)}
        direction="column"
        alignItems="stretch"
        gap={5}
      >
        {text('name', 'Name', 'As you call it yourself, such as “Netlify”.')}
        {hook ? (
          <Typography variant="omega">
            Kind: {words.label}. {words.who}
          </Typography>
        ) : (
          <Field.Root name="kind" error={problems.kind} hint={words.who}>
            <Field.Label>Kind</Field.Label>
            <SingleSelect value={typed.kind} onChange={(kind) => type('kind', String(kind))}>
              {Object.entries(kinds).map(([kind, { label }]) => (
                <SingleSelectOption key={kind} value={kind}>
                  {label}
                </SingleSelectOption>
              ))}
            </SingleSelect>
            <Field.Error />
            <Field.Hint />
          </Field.Root>
        )}
        {text('url', 'Address', words.address, words.placeholder)}
        <Box>
          {text(
            'secret',
            hook ? `New ${words.secret.toLowerCase()}` : words.secret,
            hook ? 'Leave it empty to keep the present one.' : words.secretHint,
          )}
          {!hook && typed.kind === 'generic' && (
            <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2}>
              <Flex gap={2} wrap="wrap">
                <Button variant="tertiary" onClick={() => type('secret', newSecret())}>
                  Make one
                </Button>
                {typed.secret && <CopyButton text={typed.secret} name="Signing secret" />}
              </Flex>
              {typed.secret && (
                <Typography variant="pi" role="status">
                  Copy it to your server before you add the hook: it is not shown again.
                </Typography>
              )}
            </Flex>
          )}
        </Box>
        {problems.general && (
          <Typography variant="omega" textColor="danger600" role="alert">
            {problems.general}
          </Typography>
        )}
        {!hook && (
          <Typography variant="pi">It is called soon after it is added, and from then on after each change.</Typography>
        )}
      </Flex>
    </Sheet>
  );
}
