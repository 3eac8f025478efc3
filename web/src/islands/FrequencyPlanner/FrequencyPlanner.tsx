import { goTo, useAddress, useAwake } from '../use-address.ts';
import { type Choices, readChoices, writeChoices } from './choices.ts';
import { today } from './days.ts';
import { PlanForm } from './PlanForm.tsx';
import { PlanResult } from './PlanResult.tsx';
import type { PlannerProps } from './props.ts';

/** Turns a recommendation of the frequency table into days. What is chosen is in the address and nowhere else. */
export default function FrequencyPlanner(props: PlannerProps) {
  const { situations, words } = props;
  const isAwake = useAwake();
  const choices = readChoices(useAddress(), situations, isAwake ? today(new Date()) : '');
  const situation = situations.find(({ id }) => id === choices.situation);
  const choose = (change: Partial<Choices>) => goTo(writeChoices({ ...choices, ...change }), 'correction');

  return (
    <section className={situation ? 'planner' : 'planner no-print'} aria-labelledby="planner-title">
      <h2 id="planner-title">{words.title}</h2>
      <p className="soft planner-intro">{words.intro}</p>
      <PlanForm {...props} choices={choices} situationChosen={situation} isAwake={isAwake} onChoose={choose} />
      {situation && <PlanResult {...props} choices={choices} chosen={situation} />}
    </section>
  );
}
