import type { Visit } from './plan.ts';
import type { PlannerProps } from './props.ts';

interface Props extends Pick<PlannerProps, 'words'> {
  visits: readonly Visit[];
  phaseName(phase: number): string;
  long(day: string): string;
}

/** The same dates as the calendar's, as a list by phase. */
export function VisitList({ words, visits, phaseName, long }: Props) {
  const phases = [...new Set(visits.map(({ phase }) => phase))];
  return (
    <details className="planner-list">
      <summary>{words.list}</summary>
      {phases.map((phase) => (
        <div key={phase}>
          <h3>{phaseName(phase)}</h3>
          <ol>
            {visits
              .filter((visit) => visit.phase === phase)
              .map(({ day }) => (
                <li key={day}>
                  <time dateTime={day}>{long(day)}</time>
                </li>
              ))}
          </ol>
        </div>
      ))}
    </details>
  );
}
