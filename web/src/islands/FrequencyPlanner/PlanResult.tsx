import { useState } from 'react';
import { fill } from '../../lib/fill.ts';
import type { Choices } from './choices.ts';
import { Months } from './Months.tsx';
import { type Plan, planVisits } from './plan.ts';
import type { PlannerProps, Situation } from './props.ts';
import { VisitList } from './VisitList.tsx';

interface Props extends PlannerProps {
  choices: Choices;
  chosen: Situation;
}

export function PlanResult({ words, locale, dayNames, weekStart, choices, chosen }: Props) {
  const { start, weekdays, pace } = choices;
  const plan = planVisits({ phases: chosen.phases, start, weekdays, pace });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const long = (day: string) => date.format(new Date(`${day}T00:00:00Z`));
  const phaseName = (phase: number) => chosen.phases[phase]!.label;

  return (
    <div className="planner-result">
      <p className="planner-answer" role="status">
        {plan ? sentence(plan) : words.noStart}
      </p>
      <p className="planner-basis">
        <strong>{chosen.frequency}</strong> <span className="label">{chosen.basis}</span>
      </p>
      {chosen.notes && <p className="soft">{chosen.notes}</p>}
      {plan?.shortfalls.map(({ phase, asked, fit }) => (
        <p key={phase} className="planner-shortfall">
          {fill(words.shortfall, { phase: phaseName(phase), asked, fit })}
        </p>
      ))}
      {plan && plan.visits.length > 0 && (
        <>
          <Months {...{ words, locale, dayNames, weekStart, visits: plan.visits, phaseName }} />
          <VisitList {...{ words, visits: plan.visits, phaseName, long }} />
          {plan.continues && <p className="soft">{words.continues}</p>}
          <Actions {...{ words, chosen, plan, phaseName }} />
        </>
      )}
    </div>
  );

  function sentence({ visits }: Plan): string {
    const [first, last] = [visits[0]?.day, visits.at(-1)?.day];
    if (!first || !last) return words.none;
    const template = visits.length === 1 ? words.one : words.many;
    return fill(template, { count: visits.length, first: long(first), last: long(last) });
  }
}

interface ActionsProps extends Pick<PlannerProps, 'words'> {
  chosen: Situation;
  plan: Plan;
  phaseName(phase: number): string;
}

function Actions({ words, chosen, plan, phaseName }: ActionsProps) {
  const [hasFailed, setFailed] = useState(false);

  /** The library that writes the file is loaded when somebody wants one. */
  async function download(): Promise<void> {
    try {
      const { calendarFile } = await import('./calendar-file.ts');
      const { name, frequency, basis, id } = chosen;
      const note = fill(words.eventNote, { situation: name, frequency, basis });
      const entries = plan.visits.map(({ day, phase }) => ({
        day,
        title: fill(words.event, { phase: phaseName(phase) }),
        note,
      }));
      save(calendarFile({ id, name: words.title, url: location.href, entries }), words.fileName);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  }

  return (
    <div className="actions no-print">
      <button className="button" type="button" onClick={() => void download()}>
        {words.download}
      </button>
      <button className="button quiet" type="button" onClick={() => print()}>
        {words.print}
      </button>
      {hasFailed && <p role="alert">{words.failed}</p>}
    </div>
  );
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
  link.download = name;
  link.click();
  // Later, since some browsers read it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
