import { useRef } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { BulkActionComponent, DocumentActionComponent } from '@strapi/content-manager/strapi-admin';
import { WhatGoes } from './WhatGoes';

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
    // Of several languages at once nothing could be named; the original takes its translations with it.
    if (Taking.type === undefined && dialog?.type === 'modal' && variant === 'danger') return null;
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

/** Of a selection in a list, as many are looked at. */
const mostAsked = 10;

/** The same for a selection in a list. */
export const askingBeforeTakingManyAway = (actions: BulkActionComponent[]): BulkActionComponent[] =>
  actions.map((action) => (action.type === 'unpublish' || action.type === 'delete' ? askingForMany(action) : action));

function askingForMany(Taking: BulkActionComponent): BulkActionComponent {
  const Asking: BulkActionComponent = (props) => {
    const description = Taking(props);
    const { documents, model } = props;
    if (description?.dialog?.type !== 'dialog' || !model.startsWith('api::')) return description;
    const rest = documents.length - mostAsked;
    return {
      ...description,
      dialog: {
        ...description.dialog,
        content: (
          <Flex direction="column" alignItems="stretch" gap={4} width="100%" maxHeight="50vh" overflow="auto">
            {description.dialog.content}
            {documents.slice(0, mostAsked).map(({ documentId, updatedAt }) => (
              <WhatGoes
                key={documentId}
                uid={model}
                documentId={documentId}
                version={String(updatedAt)}
                withOriginal={Taking.type === 'delete'}
                named
              />
            ))}
            {rest > 0 && (
              <Typography variant="omega">
                What links to the other {rest} was not looked up. Take fewer at once to see it.
              </Typography>
            )}
          </Flex>
        ),
      },
    };
  };
  return Object.assign(Asking, { type: Taking.type });
}
