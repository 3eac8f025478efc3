import type { ReactNode } from 'react';
import { Modal } from '@strapi/design-system';

interface Props {
  title: string;
  children: ReactNode;
  footer: ReactNode;
  /** What it shows cannot be had again: only its own buttons close it, not a slip beside it. */
  isKept?: boolean;
  onClose(): void;
}

/** A dialog over the page. */
export function Sheet({ title, children, footer, isKept = false, onClose }: Props) {
  const keep = (event: Event) => {
    if (isKept) event.preventDefault();
  };
  return (
    <Modal.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal.Content aria-describedby={undefined} onInteractOutside={keep} onEscapeKeyDown={keep}>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
        <Modal.Footer>{footer}</Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
