import { useEffect, useState } from 'react';
import { type Choices, readChoices, writeChoices } from './choices.ts';
import { today } from './days.ts';
import { PlanForm } from './PlanForm.tsx';
import { PlanResult } from './PlanResult.tsx';
import type { PlannerProps } from './props.ts';

const nothing: Choices = { situation: '', start: '', weekdays: new Set(), pace: 'fewer' };

/** Turns a recommendation of the frequency table into days. What is chosen stays in the browser and in its address. */
export default function FrequencyPlanner(props: PlannerProps) {
  const { situations, words } = props;
  const [choices, setChoices] = useState(nothing);
  // What is chosen before the script is there would be lost.
  const [isReady, setReady] = useState(false);
  const situation = situations.find(({ id }) => id === choices.situation);

  useEffect(() => {
    const fromAddress = () => setChoices(readChoices(location.search, situations, today(new Date())));
    fromAddress();
    setReady(true);
    addEventListener('popstate', fromAddress);
    return () => removeEventListener('popstate', fromAddress);
  }, [situations]);

  function choose(change: Partial<Choices>): void {
    const next = { ...choices, ...change };
    setChoices(next);
    history.replaceState(undefined, '', `${location.pathname}${writeChoices(next)}${location.hash}`);
  }

  return (
    <section className={situation ? 'planner' : 'planner no-print'} aria-labelledby="planner-title">
      <h2 id="planner-title">{words.title}</h2>
      <p className="soft planner-intro">{words.intro}</p>
      <PlanForm {...props} choices={choices} situationChosen={situation} isReady={isReady} onChoose={choose} />
      {situation && <PlanResult {...props} choices={choices} chosen={situation} />}
    </section>
  );
}
