import { fill } from '../../lib/fill.ts';
import type { FinderCard } from '../../lib/finder.ts';
import type { FinderWords } from './words.ts';

interface Props {
  cards: FinderCard[];
  words: FinderWords;
}

/** What to do about a sign that applies: the guide's care cards, as they look everywhere, and nothing beside them. */
export function CareAdvice({ cards, words }: Props) {
  return (
    <section className="advice" data-care-first aria-labelledby="find-care-heading">
      <h2 id="find-care-heading">{words.careFirst.title}</h2>
      <p>{words.careFirst.text}</p>
      <ul className="care-cards">
        {cards.map((card) => (
          <li className={`care ${card.urgency}`} key={card.title + card.action}>
            <div className="head">
              <p className="urgency">
                <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
                  <path d="M12 9v5.2M12 17v.4M12 3.5 2.6 20.2h18.8Z" />
                </svg>
                {words.urgency[card.urgency]}
              </p>
              <h3 className="title">{card.title}</h3>
            </div>
            <div className="body">
              <ul>
                {card.signs.map((sign) => (
                  <li key={sign}>{sign}</li>
                ))}
              </ul>
              <p className="action">{card.action}</p>
              <p className="small signed">
                {card.signedOffBy ? fill(words.signed, { name: card.signedOffBy }) : words.unsigned}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
