import { useRef } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import type { EntrySchedule } from '@kneadful/shared-types';
import { entryBeside } from '../desk/entry-beside';
import { useLocale } from '../desk/use-locale';
import type { Problems } from '../problems';
import { Moment } from './Moment';
import { Planned } from './Planned';
import { type Field, useSchedule } from './use-schedule';

/** Beside every form: when the entry comes and goes by itself. */
export const Schedule: PanelComponent = (props) => {
  const entry = entryBeside(props);
  return entry ? { title: 'Schedule', content: <OfLanguage uid={entry.uid} documentId={entry.documentId} /> } : null;
};

/** Another language is another schedule, and what was typed for one is not for the other. */
function OfLanguage(entry: { uid: string; documentId: string }) {
  const locale = useLocale();
  return <Panel key={`${entry.documentId} ${locale}`} {...entry} locale={locale} />;
}

const parts = [
  ['publishAt', 'publish'],
  ['unpublishAt', 'unpublish'],
] as const;

function Panel({ uid, documentId, locale }: { uid: string; documentId: string; locale: string }) {
  const { schedule, typed, type, problems, refuse, isBusy, change, retry, dismiss } = useSchedule(
    uid,
    documentId,
    locale,
  );
  const inputs = useRef<Partial<Record<Field, HTMLInputElement | null>>>({});
  if (schedule === 'asking') return <Typography variant="omega">Looking …</Typography>;
  if (schedule === 'failed')
    return (
      <Typography variant="omega">The CMS does not answer just now. What is scheduled stays as it is set.</Typography>
    );
  const { timezone, mayChange } = schedule;

  async function save(schedule: EntrySchedule): Promise<void> {
    const wanted = whatChanged(schedule, typed);
    const found: Problems<Field> = {};
    for (const [field] of parts)
      if (inputs.current[field]?.validity.badInput) found[field] = 'Enter a day and a time, or empty the field.';
    if (Object.keys(found).length === 0 && Object.keys(wanted).length === 0)
      found.general = 'Enter when it is to be published or unpublished.';
    if (Object.keys(found).length > 0) refuse(found);
    else await change(timezone, wanted);
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%" data-desk="schedule">
      {parts.map(([field, action]) => {
        const plan = schedule[action];
        return (
          <Flex key={field} direction="column" alignItems="stretch" gap={2}>
            {mayChange && (
              <Moment
                ref={(input: HTMLInputElement | null) => {
                  inputs.current[field] = input;
                }}
                action={action}
                timezone={timezone}
                value={typed[field] ?? valueOf(schedule, action)}
                problem={problems[field]}
                onType={(text) => type(field, text)}
                onEnter={() => void save(schedule)}
              />
            )}
            {plan && (
              <Planned
                action={action}
                plan={plan}
                timezone={timezone}
                mayChange={mayChange}
                isBusy={isBusy}
                onClear={() => void change(timezone, { [field]: null })}
                onRetry={() => void retry(action)}
                onDismiss={() => void dismiss(action)}
              />
            )}
          </Flex>
        );
      })}
      {mayChange ? (
        <Box>
          <Button variant="secondary" fullWidth loading={isBusy} onClick={() => void save(schedule)}>
            Set schedule
          </Button>
          {problems.general && (
            <Typography variant="pi" tag="p" textColor="danger600" role="alert" paddingTop={2}>
              {problems.general}
            </Typography>
          )}
        </Box>
      ) : (
        !schedule.publish && !schedule.unpublish && <Typography variant="omega">Nothing is scheduled.</Typography>
      )}
    </Flex>
  );
}

const valueOf = (schedule: EntrySchedule, action: 'publish' | 'unpublish'): string => {
  const plan = schedule[action];
  return plan?.state === 'waiting' ? plan.wallClock : '';
};

/** What was typed and differs from what is set; an emptied field clears. */
function whatChanged(schedule: EntrySchedule, typed: Partial<Record<Field, string>>) {
  return Object.fromEntries(
    parts.flatMap(([field, action]) => {
      const text = typed[field];
      return text === undefined || text === valueOf(schedule, action) ? [] : [[field, text || null]];
    }),
  ) as Partial<Record<Field, string | null>>;
}
