import type { Choices } from './choices.ts';
import { hasRange, type Pace } from './plan.ts';
import type { PlannerProps, Situation } from './props.ts';

interface Props extends PlannerProps {
  choices: Choices;
  situationChosen: Situation | undefined;
  /** Whether the script is there: what is chosen before would be lost. */
  isAwake: boolean;
  onChoose(change: Partial<Choices>): void;
}

export function PlanForm(props: Props) {
  const { situations, words, dayNames, weekStart, choices, situationChosen, isAwake, onChoose } = props;
  const { situation, start, weekdays, pace } = choices;
  const days = dayNames.map((_, index) => (index + weekStart) % 7);
  const without = (day: number) => new Set([...weekdays].filter((other) => other !== day));
  const toggle = (day: number) =>
    onChoose({ weekdays: weekdays.has(day) ? without(day) : new Set([...weekdays, day]) });

  return (
    <div className="planner-form no-print" inert={!isAwake}>
      <div className="planner-field">
        <label htmlFor="planner-situation">{words.situation}</label>
        <select
          id="planner-situation"
          value={situation}

          onChange={({ target }) => onChoose({ situation: target.value })}
        >
          <option value="">{words.choose}</option>
          {situations.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="planner-field">
        <label htmlFor="planner-start">{words.start}</label>
        <input
          id="planner-start"
          type="date"
          value={start}
          required

          onChange={({ target }) => onChoose({ start: target.value })}
        />
      </div>
      <fieldset aria-describedby="planner-any-day">
        <legend>{words.weekdays}</legend>
        <div className="planner-pills">
          {days.map((day) => (
            <label key={day} className="planner-pill">
              <input type="checkbox" checked={weekdays.has(day)} onChange={() => toggle(day)} />
              <span aria-hidden="true">{dayNames[day]!.short}</span>
              <span className="visually-hidden">{dayNames[day]!.long}</span>
            </label>
          ))}
        </div>
        <p id="planner-any-day" className="small soft">
          {words.anyDay}
        </p>
      </fieldset>
      {situationChosen && hasRange(situationChosen.phases) && (
        <fieldset>
          <legend>{words.pace}</legend>
          <div className="planner-pills">
            {(['fewer', 'more'] satisfies Pace[]).map((value) => (
              <label key={value} className="planner-pill">
                <input
                  type="radio"
                  name="planner-pace"
                  checked={pace === value}

                  onChange={() => onChoose({ pace: value })}
                />
                <span>{words[value]}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
