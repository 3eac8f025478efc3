import type { Finder } from '../../lib/finder.ts';
import type { Booking } from '../../lib/model.ts';
import { type Answers, changed, readAnswers, writeAnswers } from './answers.ts';
import { CareAdvice } from './CareAdvice.tsx';
import { Found } from './Found.tsx';
import { outcomeOf } from './outcome.ts';
import { MainQuestions, MoreQuestions } from './Questions.tsx';
import { statusOf } from './status.ts';
import { goTo, useAddress, useAwake } from '../use-address.ts';
import type { FinderWords } from './words.ts';

export interface Props {
  finder: Finder;
  words: FinderWords;
  booking: Booking;
}

/**
 * Questions that lead to techniques, each with the reasons that the content gives, or to care advice alone where a warning
 * sign applies. The answers are in the address and nowhere else. Until its script is there the form cannot be used.
 */
export default function TechniqueFinder({ finder, words, booking }: Props) {
  const awake = useAwake();
  const address = useAddress();
  const answers = readAnswers(address, finder);
  const outcome = outcomeOf(finder, answers);
  const questions = {
    finder,
    words,
    answers,
    onChange: (change: Partial<Answers>) => goTo(writeAnswers(changed(finder, answers, change))),
  };
  return (
    <div className="finder">
      <div className="questions no-print" inert={!awake}>
        <MainQuestions {...questions} />
      </div>
      <div className="status">
        <p role="status">{statusOf(outcome, words.status)}</p>
        {outcome.kind === 'found' && <a href="#found">{words.see}</a>}
        {outcome.kind !== 'start' && (
          <button className="again" type="button" onClick={() => goTo('')}>
            {words.again}
          </button>
        )}
      </div>
      {outcome.kind === 'care' && <CareAdvice cards={outcome.cards} words={words} />}
      {outcome.kind !== 'care' && (
        <section className="questions more no-print" aria-labelledby="find-more-heading" inert={!awake}>
          <h2 id="find-more-heading">{words.more}</h2>
          <MoreQuestions {...questions} />
        </section>
      )}
      {outcome.kind === 'found' && <Found outcome={outcome} finder={finder} words={words} booking={booking} />}
    </div>
  );
}
