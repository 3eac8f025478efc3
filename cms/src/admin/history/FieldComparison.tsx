import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import type { ComparedLine, ComparedRow, FieldChange } from '@kneadful/shared-types';

interface Props {
  change: FieldChange;
  /** What the two sides are; without them there is one. */
  sides?: [string, string];
}

/** What changed in a field, line by line. */
export function FieldComparison({ change: { label, stays, rows }, sides }: Props) {
  return (
    <Box tag="section" aria-label={label}>
      <Typography variant="delta" tag="h3">
        {label}
      </Typography>
      {stays && (
        <Typography variant="pi" tag="p" textColor="neutral600">
          {stays}
        </Typography>
      )}
      <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {rows.length === 0 && <Typography variant="omega">Only spaces or empty lines differ.</Typography>}
        {rows.map((row, index) => (
          <Row key={index} row={row} sides={sides} placeAbove={rows[index - 1]?.after?.place} />
        ))}
      </Flex>
    </Box>
  );
}

interface RowProps {
  row: ComparedRow;
  sides: Props['sides'];
  /** Of the row above: not said again, where there is one side. */
  placeAbove?: string;
}

function Row({ row: { same, before, after }, sides, placeAbove }: RowProps) {
  if (same)
    return (
      <Typography variant="pi" textColor="neutral600">
        {same === 1 ? 'One line is the same.' : `${same} lines are the same.`}
      </Typography>
    );
  if (!sides) return after ? <Line line={after.place === placeAbove ? { ...after, place: '' } : after} /> : null;
  return (
    <Columns>
      <Side name={sides[0]} line={before} tag="del" />
      <Side name={sides[1]} line={after} tag="ins" />
    </Columns>
  );
}

/** In Strapi's dark theme the bar alone tells one from the other. */
const bar = { borderStyle: 'solid', borderWidth: '0 0 0 4px' };
const colours = {
  del: { background: 'danger100', borderColor: 'danger600', ...bar },
  ins: { background: 'success100', borderColor: 'success600', ...bar },
} as const;

/** Which side is which, in their colours. */
export const Sides = ({ sides: [earlier, later] }: { sides: [string, string] }) => (
  <Columns>
    <Box {...colours.del} padding={2} aria-hidden>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        − {earlier}
      </Typography>
    </Box>
    <Box {...colours.ins} padding={2} aria-hidden>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        + {later}
      </Typography>
    </Box>
  </Columns>
);

/** Side by side where there is room, one below the other on a phone. */
const Columns = ({ children }: { children: React.ReactNode }) => (
  <Box
    style={{
      display: 'grid',
      gap: '0.4rem 1.6rem',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(26rem, 100%), 1fr))',
    }}
  >
    {children}
  </Box>
);

interface SideProps {
  name: string;
  line?: ComparedLine;
  tag: 'del' | 'ins';
}

function Side({ name, line, tag }: SideProps) {
  const look = line ? colours[tag] : { background: 'neutral100' as const };
  return (
    <Box {...look} padding={2}>
      <VisuallyHidden>{name}: </VisuallyHidden>
      {line ? (
        <Line line={line} mark={tag} />
      ) : (
        <Typography variant="pi" tag="p" textColor="neutral600">
          Nothing here
        </Typography>
      )}
    </Box>
  );
}

function Line({ line: { place, words }, mark: Mark }: { line: ComparedLine; mark?: SideProps['tag'] }) {
  // Where all of it differs, its colour says so.
  const weight = words.some(({ isChanged }) => !isChanged) ? 'bold' : 'normal';
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      {place && (
        <Typography variant="pi" tag="p" textColor="neutral600">
          {place}
        </Typography>
      )}
      <Typography variant="omega" tag="p" textColor="neutral800" style={{ whiteSpace: 'pre-wrap' }}>
        {words.map(({ text, isChanged }, index) =>
          isChanged && Mark ? (
            <Mark key={index} style={{ textDecoration: 'none', fontWeight: weight }}>
              {text}
            </Mark>
          ) : (
            <span key={index}>{text}</span>
          ),
        )}
      </Typography>
    </Box>
  );
}
