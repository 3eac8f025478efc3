import { Flex, Typography } from '@strapi/design-system';
import type { DeskList } from '@kneadful/shared-types';
import { EntryList } from '../desk/EntryList';
import { Counted } from './Counted';
import { RoomForMore } from './RoomForMore';
import { useLive } from './use-live';

/** What waits for the reader. */
export const ToDo = () => <DeskLists path="/desk/to-do" nothing="Nothing waits for you." />;

/** What makes the site less true the longer it waits. */
export const KeepTrue = () => (
  <DeskLists path="/desk/keep-true" nothing="Every review is up to date, and every claim has its source." />
);

function DeskLists({ path, nothing }: { path: string; nothing: string }) {
  const { fresh: lists } = useLive<DeskList[]>(path, () => 20);
  if (lists === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (lists === 'failed') return <Typography variant="omega">The CMS does not answer just now.</Typography>;
  if (lists.length === 0) return <Typography variant="omega">{nothing}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-home={path}>
      <RoomForMore />
      {lists.map(({ title, count, rows }) => (
        <Counted key={title} title={title} count={count} more={count - rows.length}>
          <EntryList entries={rows} note={({ note }) => (note ? ` (${note})` : '')} />
        </Counted>
      ))}
    </Flex>
  );
}
