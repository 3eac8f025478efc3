import { fill } from '../../lib/fill.ts';
import type { Finder } from '../../lib/finder.ts';
import { type Answers, pressures } from './answers.ts';
import { candidates, conditionsFelt } from './offers.ts';
import { type Option, Question } from './Question.tsx';
import { signsOf } from './signs.ts';
import type { FinderWords } from './words.ts';

interface Props {
  finder: Finder;
  words: FinderWords;
  answers: Answers;
  onChange(change: Partial<Answers>): void;
}

const toggled = <Value extends string>(list: readonly Value[], value: Value, on: boolean): Value[] =>
  on ? [...list, value] : list.filter((other) => other !== value);

/** Where, what and whether it needs a doctor: the three that decide. */
export function MainQuestions({ finder, words, answers, onChange }: Props) {
  const { where, kind, sign, noSign } = answers;
  const signs = signsOf(finder, kind);
  return (
    <>
      <Question
        name="where"
        type="checkbox"
        legend={words.where}
        hint={words.whereHint}
        options={finder.regions.map(({ area, name }) => ({ value: area, label: name, checked: where.includes(area) }))}
        onAnswer={(value, on) => onChange({ where: toggled(where, value as Answers['where'][number], on) })}
      />
      <Question
        name="kind"
        type="checkbox"
        legend={words.kind}
        hint={words.kindHint}
        options={named(conditionsFelt(finder, where), kind)}
        onAnswer={(value, on) => onChange({ kind: toggled(kind, value, on) })}
      />
      {signs.length > 0 && (
        <Question
          name="sign"
          type="checkbox"
          legend={words.sign}
          hint={words.signHint}
          options={[
            ...signs.map(({ id, text }) => ({ value: id, label: text, checked: sign.includes(id) })),
            { value: 'none', label: words.signNone, checked: noSign, apart: true },
          ]}
          onAnswer={(value, on) =>
            onChange(value === 'none' ? { sign: [], noSign: on } : { sign: toggled(sign, value, on), noSign: false })
          }
        />
      )}
    </>
  );
}

/** What makes the answer more exact. */
export function MoreQuestions({ finder, words, answers, onChange }: Props) {
  const { kind, pressure, who, goal } = answers;
  return (
    <>
      <Question
        name="pressure"
        type="radio"
        legend={words.pressure}
        options={[
          ...pressures.map((level) => ({ value: level, label: words.levels[level], checked: level === pressure })),
          { value: '', label: words.pressureNone, checked: !pressure },
        ]}
        onAnswer={(value) => onChange({ pressure: pressures.find((level) => level === value) })}
      />
      <Question
        name="who"
        type="checkbox"
        legend={words.who}
        options={named(finder.audiences, who)}
        onAnswer={(value, on) => onChange({ who: toggled(who, value, on) })}
      />
      <Question
        name="goal"
        type="checkbox"
        legend={words.goal}
        options={candidates(finder, kind).map(({ slug, goodChoiceIf }) => ({
          value: slug,
          label: fill(words.goalIs, { detail: goodChoiceIf }),
          checked: goal.includes(slug),
        }))}
        onAnswer={(value, on) => onChange({ goal: toggled(goal, value, on) })}
      />
    </>
  );
}

const named = (entries: readonly { slug: string; name: string }[], chosen: readonly string[]): Option[] =>
  entries.map(({ slug, name }) => ({ value: slug, label: name, checked: chosen.includes(slug) }));
