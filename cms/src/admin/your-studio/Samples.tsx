import { useState } from 'react';
import { Box, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ChangedSample, SamplePlan } from '@kneadful/shared-types';
import { EntryList } from '../desk/EntryList';
import { useLive } from '../home/use-live';
import { RemoveSamples } from './RemoveSamples';
import { Section, Unanswered } from './Section';
import { day, leavingWords } from './words';

/** What the sample content is still there for, and the way out of it. */
export function Samples() {
  const [also, setAlso] = useState<readonly string[]>([]);
  const query = also.map(encodeURIComponent).join(',');
  const address = `/desk/your-studio/samples?also=${query}`;
  const { answer: plan, of, look } = useLive<SamplePlan>(address, () => 30);
  if (plan === 'asking' || plan === 'failed')
    return (
      <Section title="Sample content">
        <Unanswered answer={plan} />
      </Section>
    );
  const isNothing = plan.going.length + plan.needed.length + plan.changed.length === 0;
  const choose = (documentId: string) => (isChosen: boolean | 'indeterminate') =>
    setAlso(isChosen === true ? [...also, documentId] : also.filter((each) => each !== documentId));
  return (
    <Section title="Sample content">
      <Typography variant="omega" tag="p">
        {isNothing ? 'Nothing of it is left. ' : leavingWords(plan)}{' '}
        {plan.isDemo
          ? 'Every page of the site says that it is a demonstration, and search engines are asked to stay away: that ends with it.'
          : 'The site does not call itself a demonstration.'}
      </Typography>
      {plan.going.length > 0 && (
        <Part title="These go">
          <Flex tag="ul" gap={2} wrap="wrap">
            {plan.going.map(({ typeName, count }) => (
              <Box tag="li" key={typeName} background="neutral150" hasRadius paddingLeft={2} paddingRight={2}>
                <Typography variant="pi">
                  {typeName} {count}
                </Typography>
              </Box>
            ))}
          </Flex>
        </Part>
      )}
      {plan.changed.length > 0 && (
        <Part title="These stay, because somebody has changed them: choose those that are to go as well">
          <Flex direction="column" alignItems="stretch" gap={2} tag="ul">
            {plan.changed.map((sample) => (
              <Box tag="li" key={sample.documentId}>
                <Changed
                  sample={sample}
                  isChosen={also.includes(sample.documentId)}
                  choose={choose(sample.documentId)}
                />
              </Box>
            ))}
          </Flex>
        </Part>
      )}
      {plan.needed.length > 0 && (
        <Part title="These stay as well: something of yours cannot stand without them">
          <EntryList entries={plan.needed} note={({ neededBy }) => ` is needed by ${neededBy}`} />
        </Part>
      )}
      {plan.kept.length > 0 && (
        <Part title="These stay, because there is no site without them: write over them">
          <EntryList entries={plan.kept} />
        </Part>
      )}
      {(!isNothing || plan.isDemo) && (
        <RemoveSamples
          plan={plan}
          also={also}
          isCurrent={of === address}
          onDone={async () => {
            setAlso([]);
            await look();
          }}
        />
      )}
    </Section>
  );
}

const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <Box>
    <Typography variant="omega" fontWeight="bold" tag="h3">
      {title}
    </Typography>
    <Box paddingTop={2}>{children}</Box>
  </Box>
);

interface ChangedProps {
  sample: ChangedSample;
  isChosen: boolean;
  choose(isChosen: boolean | 'indeterminate'): void;
}

const Changed = ({ sample: { typeName, title, path, by, on }, isChosen, choose }: ChangedProps) => (
  <Flex gap={2} alignItems="center">
    <Checkbox checked={isChosen} onCheckedChange={choose} aria-label={`Remove ${title} as well`} />
    <Typography variant="omega">
      {typeName}{' '}
      <Link tag={NavLink} to={path}>
        {title}
      </Link>{' '}
      was changed {by && `by ${by} `}on {day(on)}
    </Typography>
  </Flex>
);
