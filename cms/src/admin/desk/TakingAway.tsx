import { useRef } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import type { Referrer } from '@kneadful/shared-types';
import { Unseen } from './BeforePublishing';
import { EntryList } from './EntryList';
import { useReport } from './use-report';

type Action = DocumentActionComponent;

/**
 * Unpublish and Delete ask first, and name what links to the entry. Strapi's own actions do the work; that of one language
 * has no type, and is known by its dialog.
 */
export const askingBeforeTakingAway = (actions: Action[]): Action[] =>
  actions.map((action) =>
    action.type === undefined || action.type === 'unpublish' || action.type === 'delete' ? asking(action) : action,
  );

function asking(Taking: Action): Action {
  const Asking: Action = (props) => {
    const click = useRef<React.SyntheticEvent>();
    const description = Taking(props);
    const { documentId, document, model } = props;
    if (!description || !documentId || !document || !model.startsWith('api::')) return description;
    const { dialog, onClick, variant } = description;
    const what = (
      <WhatGoes
        uid={model}
        documentId={documentId}
        version={String(document.updatedAt)}
        withOriginal={Taking.type === 'delete'}
      />
    );
    if (dialog?.type === 'dialog' && variant === 'danger')
      return {
        ...description,
        dialog: {
          ...dialog,
          content: (
            <Flex direction="column" alignItems="stretch" gap={4} width="100%">
              {dialog.content}
              {what}
            </Flex>
          ),
        },
      };
    if (Taking.type !== 'unpublish' || dialog || !onClick) return description;
    return {
      ...description,
      onClick: (event) => {
        click.current = event;
      },
      dialog: {
        type: 'dialog',
        title: 'Take it off the site?',
        content: what,
        onConfirm: async () => {
          if (click.current) await onClick(click.current);
        },
      },
    };
  };
  return Object.assign(Asking, { type: Taking.type, position: Taking.position });
}

interface Props {
  uid: string;
  documentId: string;
  version: string;
  /** Whether the original goes too, whichever language the form shows. */
  withOriginal: boolean;
}

function WhatGoes({ uid, documentId, version, withOriginal }: Props) {
  const report = useReport(uid, documentId, version);
  if (report === 'asking') return <Typography variant="omega">Looking for what links here …</Typography>;
  if (report === 'failed')
    return <Typography variant="omega">What links here could not be looked up. Close this and try again.</Typography>;
  const { linkedFrom, unseen, isOriginal, translations } = report;
  if (!isOriginal && !withOriginal)
    return (
      <Typography variant="omega">Only this translation goes. The original stays on the site in its place.</Typography>
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {translations > 0 && (
        <Typography variant="omega">
          {translations === 1 ? 'Its translation leaves' : `Its ${translations} translations leave`} the site with it.
        </Typography>
      )}
      {linkedFrom.length === 0 && <Typography variant="omega">Nothing on the site links to it.</Typography>}
      <Linked
        title="These cannot stand without it, and leave the site too:"
        entries={linkedFrom.filter(({ falls }) => falls)}
      />
      <Linked title="These link to it; there the link disappears:" entries={linkedFrom.filter(({ falls }) => !falls)} />
      <Unseen count={unseen} />
    </Flex>
  );
}

function Linked({ title, entries }: { title: string; entries: readonly Referrer[] }) {
  if (entries.length === 0) return null;
  return (
    <Box>
      <Typography variant="omega" fontWeight="semiBold">
        {title}
      </Typography>
      <Box maxHeight="12rem" overflow="auto">
        <EntryList entries={entries} />
      </Box>
    </Box>
  );
}
