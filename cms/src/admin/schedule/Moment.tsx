import { forwardRef } from 'react';
import { Field } from '@strapi/design-system';
import type { ComingRow } from '@kneadful/shared-types';
import { deeds } from './words';

interface Props {
  action: ComingRow['action'];
  timezone: string;
  /** `2026-11-21T09:00`, or nothing. */
  value: string;
  problem?: string;
  onType(text: string): void;
  onEnter(): void;
}

/** Beside a form there is little room: the whole moment and the whole zone are to be seen all the same. */
const narrow = { fontSize: '1.2rem', paddingInline: '0.8rem' };
const wrapped = { whiteSpace: 'normal' } as const;

/** A day and a time on the studio's clock. The browser's own field: it knows nothing of zones, so none comes between. */
export const Moment = forwardRef<HTMLInputElement, Props>(function Moment(
  { action, timezone, value, problem, onType, onEnter },
  ref,
) {
  return (
    <Field.Root error={problem} name={`schedule-${action}`}>
      <Field.Label style={wrapped}>
        {deeds[action].label} ({timezone})
      </Field.Label>
      <Field.Input
        ref={ref}
        type="datetime-local"
        max="9999-12-31T23:59"
        size="S"
        style={narrow}
        value={value}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // It stands in the form of the entry, which is not to be saved by this.
          event.preventDefault();
          onEnter();
        }}
      />
      <Field.Error />
    </Field.Root>
  );
});
