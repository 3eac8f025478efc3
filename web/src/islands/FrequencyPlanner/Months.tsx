import { dayOfNumber, numberOfDay, weekdayOf } from './days.ts';
import type { Visit } from './plan.ts';
import type { PlannerProps } from './props.ts';

interface Props extends Pick<PlannerProps, 'words' | 'locale' | 'dayNames' | 'weekStart'> {
  visits: readonly Visit[];
  phaseName(phase: number): string;
}

/** A calendar of the months between the first visit and the last, with a key to its phases. */
export function Months({ words, locale, dayNames, weekStart, visits, phaseName }: Props) {
  const title = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const phaseOn = new Map(visits.map(({ day, phase }) => [day, phase]));
  const phases = [...new Set(phaseOn.values())];
  const order = dayNames.map((_, index) => dayNames[(index + weekStart) % 7]!);

  return (
    <>
      {phases.length > 1 && (
        <ul className="planner-key" aria-label={words.calendar}>
          {phases.map((phase) => (
            <li key={phase}>
              <span className={markOf(phase)} aria-hidden="true" /> {phaseName(phase)}
            </li>
          ))}
        </ul>
      )}
      <div className="planner-months">
        {monthsOf(visits, weekStart).map(({ first, weeks }) => (
          <table key={first} className="planner-month">
            <caption>{title.format(new Date(`${first}T00:00:00Z`))}</caption>
            <thead>
              <tr>
                {order.map(({ long, short }) => (
                  <th key={long} scope="col" abbr={long}>
                    {short}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week, index) => (
                <tr key={index}>
                  {week.map((day, column) => (
                    <td key={column}>{day && cell(day)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  );

  function cell(day: string) {
    const phase = phaseOn.get(day);
    const number = Number(day.slice(8));
    if (phase === undefined) return number;
    return (
      <strong className={markOf(phase)}>
        {number}
        <span className="visually-hidden">{`, ${phaseName(phase)}`}</span>
      </strong>
    );
  }
}

/** Phases are told apart by shape as well as by colour. */
const markOf = (phase: number) => `planner-mark planner-mark-${phase % 3}`;

interface Month {
  /** Its first day. */
  first: string;
  /** Rows of seven; empty before its first day and after its last. */
  weeks: (string | undefined)[][];
}

function monthsOf(visits: readonly Visit[], weekStart: number): Month[] {
  const months = [...new Set(visits.map(({ day }) => day.slice(0, 7)))].sort();
  const [from, to] = [months[0], months.at(-1)];
  if (!from || !to) return [];
  const found: Month[] = [];
  for (let month = from; month <= to; month = followingMonth(month)) {
    const first = numberOfDay(`${month}-01`)!;
    const length = numberOfDay(`${followingMonth(month)}-01`)! - first;
    const before = (weekdayOf(first) - weekStart + 7) % 7;
    const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, index) =>
      index < before || index >= before + length ? undefined : dayOfNumber(first + index - before),
    );
    const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
    found.push({ first: `${month}-01`, weeks });
  }
  return found;
}

/** `2026-12` follows `2026-11`. */
function followingMonth(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}
