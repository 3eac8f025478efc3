import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { ComparedWith, EntryVersion } from '@kneadful/shared-types';
import { FieldComparison, Sides } from './FieldComparison';
import { type Entry, useComparison } from './use-history';
import { isPublished, versionName } from './words';

/** Each with what stands over its two sides. */
const ways: Record<ComparedWith, { label: string; sides?: [string, string]; none: string }> = {
  before: {
    label: 'What it changed',
    sides: ['The version before', 'This version'],
    none: 'Nothing: it was published again as it was.',
  },
  draft: {
    label: 'Beside the draft',
    sides: ['The draft, as it is saved', 'This version'],
    none: 'The saved draft is as this version was.',
  },
  nothing: { label: 'All of it', none: 'It says nothing that your role may read.' },
};

interface Props {
  entry: Entry;
  /** Of the entry, as it is saved. */
  entryVersion: string;
  version: EntryVersion;
}

/** A version beside another, field by field. */
export function Comparison({ entry, entryVersion, version }: Props) {
  const [by, setBy] = useState<ComparedWith>('before');
  // The oldest has none before it.
  const isOldest = version.changed === undefined;
  const way = isOldest && by === 'before' ? 'nothing' : by;
  const changes = useComparison(entry, entryVersion, version.id, way);
  const { sides, none } = ways[way];
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography variant="beta" tag="h2">
        {versionName(version)}
        {isPublished(version)}
      </Typography>
      <Flex gap={2} wrap="wrap" role="group" aria-label="Show">
        {(Object.keys(ways) as ComparedWith[])
          .filter((each) => each !== 'before' || !isOldest)
          .map((each) => (
            <Button
              key={each}
              variant={each === way ? 'secondary' : 'tertiary'}
              aria-pressed={each === way}
              onClick={() => setBy(each)}
            >
              {ways[each].label}
            </Button>
          ))}
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={5} role="status" data-desk="comparison">
        {changes === 'asking' && <Typography variant="omega">Looking …</Typography>}
        {changes === 'failed' && (
          <Typography variant="omega">
            This could not be compared just now. It may be kept no longer; close this and open it again.
          </Typography>
        )}
        {typeof changes === 'object' && changes.length === 0 && <Typography variant="omega">{none}</Typography>}
        {typeof changes === 'object' && changes.length > 0 && sides && <Sides sides={sides} />}
        {typeof changes === 'object' &&
          changes.map((change) => <FieldComparison key={change.field} change={change} sides={sides} />)}
      </Flex>
    </Flex>
  );
}
